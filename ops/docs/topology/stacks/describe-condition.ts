import type { Value } from "../../../cloud/templates/template";
import { conditionOf, mapOf, type Stacks, textOf } from "./evaluate";

/** When a condition holds, as `TaggerSize = 0` or `with CertificateArn`. */
export function describeCondition(stacks: Stacks, name: string): string {
  return describe(conditionOf(stacks, name), true);
}

function describe(condition: Value, wanted: boolean): string {
  const { "Fn::Equals": equal, "Fn::Not": not } = mapOf(condition);
  if (Array.isArray(not)) return describe(not[0] ?? null, !wanted);
  if (!Array.isArray(equal)) throw new Error(`not a condition: ${JSON.stringify(condition)}`);
  const [parameter, value] = [textOf(NONE, equal[0]), String(equal[1])];
  if (value === "") return `${wanted ? "without" : "with"} ${parameter}`;
  return `${parameter} ${wanted ? "=" : "≠"} ${value}`;
}

/** Parameters keep their names. */
const NONE: Stacks = { templates: [], parameters: {} };

/** The parameter that a value refers to, or null. */
export function parameterOf({ parameters }: Stacks, value: Value | undefined): string | null {
  const { Ref: name } = mapOf(value);
  return typeof name === "string" && parameters[name] !== undefined ? name : null;
}
