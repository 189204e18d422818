import type { Value } from "../../../cloud/templates/template";
import { conditionOf, mapOf, type Stacks, textOf } from "./evaluate";

/** When a condition holds, as `TaggerSize = 0` or `with CertificateArn`. */
export function conditionInWords(stacks: Stacks, name: string): string {
  return told(conditionOf(stacks, name), true);
}

function told(condition: Value, wanted: boolean): string {
  const { "Fn::Equals": equal, "Fn::Not": not } = mapOf(condition);
  if (Array.isArray(not)) return told(not[0] ?? null, !wanted);
  if (!Array.isArray(equal)) throw new Error(`no condition: ${JSON.stringify(condition)}`);
  const [parameter, value] = [textOf(NONE, equal[0]), String(equal[1])];
  if (value === "") return `${wanted ? "without" : "with"} ${parameter}`;
  return `${parameter} ${wanted ? "=" : "≠"} ${value}`;
}

/** Parameters keep their names. */
const NONE: Stacks = { templates: [], parameters: {} };

/** The parameter that a value is, or null where it is none. */
export function knobOf({ parameters }: Stacks, value: Value | undefined): string | null {
  const { Ref: name } = mapOf(value);
  return typeof name === "string" && parameters[name] !== undefined ? name : null;
}
