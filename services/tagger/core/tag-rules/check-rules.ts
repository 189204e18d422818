import { foldText } from "@infostream/contracts/fold";
import { TagRule, TagRules } from "@infostream/contracts/tag-rules";
import { Value, type ValueError, ValueErrorType } from "@sinclair/typebox/value";
import { wordsOf } from "./compile-rules";

/** Decodes a rules file: the rules, or every fault at once, worded for its author. */
export function checkRules(value: unknown): TagRules | { readonly faults: string[] } {
  const faults = [...Value.Errors(TagRules, value)].map((error) => explain(value, error));
  faults.push(...wellFormed(value).flatMap(faultsOfRule));
  return Value.Check(TagRules, value) && faults.length === 0 ? value : { faults: [...new Set(faults)] };
}

function wellFormed(file: unknown): TagRule[] {
  const tags: unknown = file instanceof Object ? Reflect.get(file, "tags") : [];
  return Array.isArray(tags) ? tags.filter((rule) => Value.Check(TagRule, rule)) : [];
}

function explain(file: unknown, { path, type, value, schema }: ValueError): string {
  const [, list, index, key, item] = path.split("/");
  if (list !== "tags" || !(file instanceof Object && "tags" in file))
    return `the file must contain tags: ${TagRules.properties.tags.description}`;
  if (index === undefined) return `tags: must be ${schema.description}`;
  const tag = `${nameOf(file, index)}: `;
  if (key === undefined) return `${tag}must be ${TagRule.description}, not ${shown(value)}`;
  const place = `${tag}${key}${item === undefined ? "" : `, entry ${Number(item) + 1}`}`;
  if (type === ValueErrorType.ObjectAdditionalProperties)
    return `${place}: unknown key; the keys are ${Object.keys(TagRule.properties).join(", ")}`;
  if (value === undefined) return `${place}: is missing; it must be ${schema.description}`;
  return `${place}: is ${shown(value)}, but must be ${schema.description}`;
}

function nameOf(file: unknown, index: string): string {
  const name = Value.Check(TagRule.properties.name, nameIn(file, index)) ? nameIn(file, index) : undefined;
  return name === undefined ? `tag ${Number(index) + 1}` : `tag "${name}"`;
}

function nameIn(file: unknown, index: string): unknown {
  const pointer = ["tags", index, "name"];
  return pointer.reduce<unknown>((at, key) => (at instanceof Object ? Reflect.get(at, key) : undefined), file);
}

function shown(value: unknown): string {
  if (value === null) return "empty";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function faultsOfRule(rule: TagRule): string[] {
  const faults = [...wordsOf(rule), ...(rule.exclusions ?? [])]
    .filter((word) => !/[\p{L}\p{N}\p{S}]/u.test(foldText(word)))
    .map(
      (word) => `tag "${rule.name}": ${JSON.stringify(word)} has no letter to look for; write a word or leave it out`,
    );
  if (wordsOf(rule).length === 0)
    faults.push(`tag "${rule.name}": no keywords or phrases; give it at least one of them`);
  return faults;
}
