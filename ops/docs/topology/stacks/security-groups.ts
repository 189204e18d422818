import { type Edge, egress, groups, groupsOf, ingress } from "../../../cloud/templates/security-groups";
import { attributeText, type Stacks } from "./evaluate";
import { hostsOf } from "./hosts";
import { describeCondition } from "./describe-condition";

export interface SecurityGroup {
  readonly id: string;
  /** Its GroupDescription: what stands in it. */
  readonly name: string;
  /** Logical ids of what stands in it; a role's machines by their group or instance. */
  readonly members: readonly string[];
  /** Machines of ours stand in it. */
  readonly holdsHosts: boolean;
}

/** One way that is open, its ends by name: a group's id, or a range of addresses. */
export interface GroupRule {
  readonly from: string;
  readonly to: string;
  readonly ports: string;
  readonly why: string;
  /** When it is open, in words; null for always. */
  readonly only: string | null;
}

export function securityGroups(stacks: Stacks): SecurityGroup[] {
  const hosts = hostsOf(stacks);
  return groups(stacks.templates).map(([id, { GroupDescription }]) => {
    const machines = hosts.filter(({ securityGroups }) => securityGroups.includes(id)).map((each) => each.id);
    return {
      id,
      name: String(GroupDescription),
      members: [...machines, ...others(stacks, id).filter((member) => !machines.includes(member))],
      holdsHosts: machines.length > 0,
    };
  });
}

/** Members of a group other than hosts: load balancer, database, endpoint. */
const others = ({ templates }: Stacks, group: string): string[] =>
  templates.flatMap(({ Resources }) =>
    Object.entries(Resources).flatMap(([id, { Type, Properties = {} }]) =>
      Type !== "AWS::EC2::LaunchTemplate" && groupsOf(Properties).includes(group) ? [id] : [],
    ),
  );

/** What each group lets in. */
export const ingressRules = (stacks: Stacks): GroupRule[] => ingress(stacks.templates).map((edge) => way(stacks, edge));

/** What each group lets out. */
export const egressRules = (stacks: Stacks): GroupRule[] => egress(stacks.templates).map((edge) => way(stacks, edge));

const way = (stacks: Stacks, { from, to, ports, why, condition }: Edge): GroupRule => ({
  from: attributeText(stacks, from),
  to: attributeText(stacks, to),
  ports: ports.replace("-", "–"),
  why,
  only: condition === null ? null : describeCondition(stacks, condition),
});
