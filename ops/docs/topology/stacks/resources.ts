import type { Resource, Value } from "../../../cloud/templates/template";
import { describeCondition } from "./describe-condition";
import { listOf, mapOf, type Stacks, textOf } from "./evaluate";

/** A resource with its logical id, its properties never missing. */
export interface Named {
  readonly id: string;
  readonly properties: { readonly [key: string]: Value };
  /** When it exists, in words; null for always. */
  readonly only: string | null;
}

/** Every resource of a type, in the order of the templates. */
export const all = (stacks: Stacks, type: string): Named[] =>
  stacks.templates.flatMap(({ Resources }) =>
    Object.entries(Resources).flatMap(([id, resource]) => (resource.Type === type ? named(stacks, id, resource) : [])),
  );

/** The one resource of a type. */
export function one(stacks: Stacks, type: string): Named {
  const [first, ...others] = all(stacks, type);
  if (!first || others.length > 0) throw new Error(`Expected one ${type} in the templates, found ${others.length + 1}`);
  return first;
}

export function byId(stacks: Stacks, id: string): Named {
  for (const { Resources } of stacks.templates) if (Resources[id]) return named(stacks, id, Resources[id]);
  throw new Error(`no template has a resource ${id}`);
}

/** The value of a tag, or null. */
export function tagOf(stacks: Stacks, { properties }: Named, key: string): string | null {
  const tag = listOf(properties["Tags"]).find((tag) => mapOf(tag)["Key"] === key);
  return tag === undefined ? null : textOf(stacks, mapOf(tag)["Value"]);
}

/** The first map under a key, however deep. */
export function under(value: Value | undefined, key: string): Value | undefined {
  if (Array.isArray(value)) return value.map((each) => under(each, key)).find((found) => found !== undefined);
  const map = mapOf(value);
  return (
    map[key] ??
    Object.values(map)
      .map((each) => under(each, key))
      .find((found) => found !== undefined)
  );
}

const named = (stacks: Stacks, id: string, { Properties = {}, Condition }: Resource): Named => ({
  id,
  properties: Properties,
  only: Condition === undefined ? null : describeCondition(stacks, Condition),
});
