import { execute, putFiles } from "../docker";
import { RULES } from "../machines/host";
import type { Container } from "../machines/members";
import { rulesOf, type GroupRules } from "./rules";

/** The last enforced rules by container. */
export type Enforced = Map<string, string>;

/** Enforces the groups' rules at every interface where they changed. Open connections stay open, as in a VPC. */
export async function enforce(members: readonly Container[], ways: GroupRules, enforced: Enforced): Promise<void> {
  for (const member of members) {
    const rules = rulesOf(member, members, ways);
    if (enforced.get(member.container) === rules) continue;
    if (member.kind === "host") await putFiles(member.container, { [RULES]: rules });
    await execute(member.container, ["iptables-restore"], { input: rules });
    enforced.set(member.container, rules);
  }
}
