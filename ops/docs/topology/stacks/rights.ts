import { listOf, mapOf, type Stacks, textOf } from "./evaluate";
import { byId } from "./resources";
import type { Value } from "../../../cloud/templates/template";

/** What machines may do at AWS. */
export interface Right {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** From a policy that several roles share. */
  readonly shared: boolean;
}

/** What the machines that take a role may do, its own statements first. */
export function rightsOf(stacks: Stacks, role: string): Right[] {
  const { Policies, ManagedPolicyArns } = byId(stacks, role).properties;
  const own = listOf(Policies).map((policy) => mapOf(policy)["PolicyDocument"]);
  const shared = listOf(ManagedPolicyArns)
    .map((arn) => textOf(stacks, arn))
    .filter((id) => !id.startsWith("arn:"))
    .map((id) => byId(stacks, id).properties["PolicyDocument"]);
  return [
    ...own.flatMap((document) => statements(stacks, document, false)),
    ...shared.flatMap((document) => statements(stacks, document, true)),
  ];
}

const statements = (stacks: Stacks, document: Value | undefined, shared: boolean): Right[] =>
  listOf(mapOf(document)["Statement"]).map((statement) => {
    const { Action, Resource, Condition } = mapOf(statement);
    return {
      actions: several(Action).map(String),
      resources: several(Resource).map((each) => written(textOf(stacks, each)) + limits(stacks, Condition)),
      shared,
    };
  });

const several = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? value : [value ?? null]);

/** An ARN without partition, region and account, which are always the stack's own. */
const written = (arn: string) => arn.replace(/^arn:[^:]*:([^:]*):[^:]*:[^:]*:/, "$1 ").replace(/\/\*$/, "/…");

const limits = (stacks: Stacks, condition: Value | undefined): string =>
  Object.values(mapOf(condition))
    .flatMap((test) => Object.entries(mapOf(test)))
    .map(([key, value]) => `, ${key.replace(/^.*[:/]/, "").toLowerCase()} ${textOf(stacks, value)} only`)
    .join("");
