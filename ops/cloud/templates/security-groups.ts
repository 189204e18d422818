import { nameOf } from "./references";
import type { Template, Value } from "./template";

/** One way that is open: TCP from a group or a range of addresses to another, on a port or a range as `8081-8083`. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly ports: string;
  /** The rule exists only where this condition holds. */
  readonly condition: string | null;
  /** The rule's Description. */
  readonly why: string;
}

/** What each group lets in. */
export const ingress = (templates: readonly Template[]): Edge[] =>
  rules(templates, "AWS::EC2::SecurityGroupIngress").map(([rule, condition]) => ({
    from: peer(rule["SourceSecurityGroupId"] ?? rule["CidrIp"] ?? null),
    to: peer(rule["GroupId"] ?? null),
    ports: portsOf(rule),
    condition,
    why: whyOf(rule),
  }));

/** What each group lets out, by rules of its own or beside it. */
export const egress = (templates: readonly Template[]): Edge[] => [
  ...groups(templates).flatMap(([from, { SecurityGroupEgress: own }]) =>
    (Array.isArray(own) ? (own as Rule[]) : []).map((rule) => ({
      from,
      to: peer(rule["DestinationSecurityGroupId"] ?? rule["CidrIp"] ?? null),
      ports: portsOf(rule),
      condition: null,
      why: whyOf(rule),
    })),
  ),
  ...rules(templates, "AWS::EC2::SecurityGroupEgress").map(([rule, condition]) => ({
    from: peer(rule["GroupId"] ?? null),
    to: peer(rule["DestinationSecurityGroupId"] ?? rule["CidrIp"] ?? null),
    ports: portsOf(rule),
    condition,
    why: whyOf(rule),
  })),
];

/** Every security group with its properties. */
export const groups = (templates: readonly Template[]): [string, Rule][] =>
  templates.flatMap(({ Resources }) =>
    Object.entries(Resources).flatMap(([id, { Type, Properties = {} }]): [string, Rule][] =>
      Type === "AWS::EC2::SecurityGroup" ? [[id, Properties]] : [],
    ),
  );

/** The groups that a resource stands in: `SecurityGroupIds`, `SecurityGroups` or `VPCSecurityGroups`, wherever in it. */
export function groupsOf(value: Value): string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(groupsOf);
  return Object.entries(value).flatMap(([key, inner]) =>
    /^(VPC)?SecurityGroup(Id)?s$/.test(key) && Array.isArray(inner) ? inner.map(peer) : groupsOf(inner),
  );
}

type Rule = { readonly [key: string]: Value };

const rules = (templates: readonly Template[], type: string): [Rule, string | null][] =>
  templates.flatMap(({ Resources }) =>
    Object.values(Resources).flatMap(({ Type, Properties = {}, Condition = null }): [Rule, string | null][] =>
      Type === type ? [[Properties, Condition]] : [],
    ),
  );

const whyOf = ({ Description }: Rule) => (typeof Description === "string" ? Description : "");

function portsOf({ IpProtocol, FromPort, ToPort }: Rule): string {
  if (IpProtocol !== "tcp") return `all of protocol ${IpProtocol}`;
  return FromPort === ToPort ? String(FromPort) : `${FromPort}-${ToPort}`;
}

/** A group's logical id, whichever template names it and however; else a range of addresses. */
function peer(value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const map = value as { readonly [key: string]: Value };
    if (typeof map["Ref"] === "string") return map["Ref"];
    if (Array.isArray(map["Fn::GetAtt"])) return map["Fn::GetAtt"].join(".");
    if (map["Fn::ImportValue"]) return nameOf(map["Fn::ImportValue"]).replace("${Name}-", "");
  }
  throw new Error(`neither a security group nor a CIDR range: ${JSON.stringify(value)}`);
}
