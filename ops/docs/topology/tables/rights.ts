import type { Stacks } from "../stacks/evaluate";
import { hostsOf } from "../stacks/hosts";
import { type Right, rightsOf } from "../stacks/rights";
import { code, codes, table } from "../../markdown";

/** What the machines of each role may do at AWS, and what all of them may. */
export function awsTable(stacks: Stacks): string {
  const roles = hostsOf(stacks).map(({ role, iamRole }) => ({ role, rights: rightsOf(stacks, iamRole) }));
  const shared = roles[0]?.rights.filter((right) => right.shared) ?? [];
  return table(
    ["role", "may", "on"],
    [
      ...roles.flatMap(({ role, rights }) => rights.filter((right) => !right.shared).map((right) => row(role, right))),
      ...shared.map((right) => row("all", right)),
    ],
  );
}

const row = (role: string, { actions, resources }: Right) => [role, codes(actions), resources.map(code)];
