import { resource } from "./both";
import type { Value } from "./template";

export interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: Value;
  readonly Condition?: Value;
}

interface Document {
  readonly Statement: readonly Statement[];
}

interface PolicyHolder {
  /** Of a role. */
  readonly Policies?: readonly { readonly PolicyDocument: Document }[];
  /** Of a policy. */
  readonly PolicyDocument?: Document;
}

/** The statements of a role's own policies, or of a policy. */
export function statements(id: string): readonly Statement[] {
  const { Policies = [], PolicyDocument } = (resource(id).Properties ?? {}) as unknown as PolicyHolder;
  return [...Policies.map((each) => each.PolicyDocument), ...(PolicyDocument ? [PolicyDocument] : [])].flatMap(
    (document) => document.Statement,
  );
}

export const actions = ({ Action }: Statement): readonly string[] => (typeof Action === "string" ? [Action] : Action);

/** What a statement is about, as it is written: the ARN with its variables, or the name of an export. */
export const arns = ({ Resource }: Statement): string[] =>
  (Array.isArray(Resource) ? Resource : [Resource]).map((each) => {
    const { "Fn::Sub": text, "Fn::ImportValue": name } = each as Arn;
    if (name) return name["Fn::Sub"];
    return typeof text === "string" ? text : (text?.[0] ?? String(each));
  });

interface Arn {
  readonly "Fn::Sub"?: string | readonly [string, Value];
  readonly "Fn::ImportValue"?: { readonly "Fn::Sub": string };
}
