import type { Template, Value } from "../../../cloud/templates/template";

/** Both templates, and what their parameters are set to. */
export interface Stacks {
  readonly templates: readonly Template[];
  readonly parameters: Readonly<Record<string, string>>;
}

type Map = { readonly [key: string]: Value };

/**
 * What a value comes to with these parameters. A resource that is referred to becomes its logical id, as does its ARN,
 * across both stacks; another attribute becomes the property of that name where there is one.
 */
export function textOf(stacks: Stacks, value: Value | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value !== "object") return String(value);
  const {
    Ref: ref,
    "Fn::Sub": sub,
    "Fn::GetAtt": attribute,
    "Fn::If": choice,
    "Fn::ImportValue": imported,
  } = mapOf(value);
  if (typeof ref === "string") return reference(stacks, ref);
  if (sub !== undefined) return substitute(stacks, sub);
  if (Array.isArray(attribute)) return attributeOf(stacks, String(attribute[0]), String(attribute[1]));
  if (Array.isArray(choice)) return textOf(stacks, holds(stacks, String(choice[0])) ? choice[1] : choice[2]);
  if (imported !== undefined) return textOf(stacks, exported(stacks, textOf(stacks, imported)));
  throw new Error(`not a string: ${JSON.stringify(value)}`);
}

/** Whether a condition holds with these parameters. */
export function holds(stacks: Stacks, condition: string): boolean {
  return isTrue(stacks, conditionOf(stacks, condition));
}

export function conditionOf({ templates }: Stacks, name: string): Value {
  for (const { Conditions } of templates) if (Conditions?.[name] !== undefined) return Conditions[name];
  throw new Error(`no template has a condition ${name}`);
}

/** `Vpc.CidrBlock` becomes the value of that property; any other text stays as it is. */
export function attributeText(stacks: Stacks, name: string): string {
  const [id = "", attribute, ...more] = name.split(".");
  const known = stacks.templates.some(({ Resources }) => Resources[id]);
  return known && attribute && more.length === 0 ? attributeOf(stacks, id, attribute) : name;
}

/** The value as a map; empty if it is not one. */
export const mapOf = (value: Value | undefined): Map =>
  // what is neither list nor null is a map, which TypeScript cannot infer for a readonly list
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Map) : {};

export const listOf = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? value : []);

function isTrue(stacks: Stacks, value: Value): boolean {
  const { "Fn::Equals": equal, "Fn::Not": not } = mapOf(value);
  if (Array.isArray(equal)) return textOf(stacks, equal[0]) === textOf(stacks, equal[1]);
  if (Array.isArray(not)) return !isTrue(stacks, not[0] ?? null);
  throw new Error(`not a condition: ${JSON.stringify(value)}`);
}

function reference({ parameters }: Stacks, name: string): string {
  if (name === "AWS::NoValue") return "";
  return parameters[name] ?? name;
}

function attributeOf(stacks: Stacks, id: string, attribute: string): string {
  if (attribute === "Arn") return id;
  const property = stacks.templates.map(({ Resources }) => Resources[id]?.Properties?.[attribute]).find(Boolean);
  return property === undefined ? `${id}.${attribute}` : textOf(stacks, property);
}

function substitute(stacks: Stacks, value: Value): string {
  const [text, own] = Array.isArray(value) ? [value[0], mapOf(value[1])] : [value, {} as Map];
  return String(text).replaceAll(/\$\{([^!}][^}]*)\}/g, (_, name: string) => {
    if (own[name] !== undefined) return textOf(stacks, own[name]);
    const [id = "", ...attribute] = name.split(".");
    return attribute.length > 0 ? attributeOf(stacks, id, attribute.join(".")) : reference(stacks, id);
  });
}

function exported(stacks: Stacks, name: string): Value {
  const outputs = stacks.templates.flatMap(({ Outputs }) => Object.values(Outputs ?? {}));
  const found = outputs.find(({ Export }) => Export && textOf(stacks, Export.Name) === name);
  if (!found) throw new Error(`no template exports ${name}`);
  return found.Value;
}
