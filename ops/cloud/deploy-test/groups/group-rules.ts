import { egress, ingress } from "../../templates/security-groups";
import type { Template } from "../../templates/template";
import { conditionsOf, type Parameters } from "../aws/conditions";
import { type Environment, vpcPrefix } from "../environment";
import type { GroupRules } from "./rules";

/** What the templates open, with the parameters that the second stack has. */
export function groupRules(
  environment: Environment,
  base: Template,
  hosts: Template,
  parameters: Parameters,
): GroupRules {
  const holding = conditionsOf(hosts, parameters);
  const holds = ({ condition }: { condition: string | null }) => condition === null || holding.has(condition);
  return {
    ingress: ingress([base, hosts]).filter(holds),
    egress: egress([base, hosts]).filter(holds),
    vpc: `${vpcPrefix(environment)}.0.0/16`,
    resolver: environment.address.resolver,
  };
}
