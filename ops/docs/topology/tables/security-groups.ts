import type { Stacks } from "../stacks/evaluate";
import { securityGroups, type GroupRule, ingressRules, egressRules } from "../stacks/security-groups";
import { code, table } from "../../markdown";

export const groupTable = (stacks: Stacks): string =>
  table(
    ["group", "for", "stands in it"],
    securityGroups(stacks).map(({ id, name, members }) => [
      code(id),
      name,
      members.map(code).join(", ") || "nothing yet",
    ]),
  );

/** What each group lets in, a row a rule. */
export const inTable = (stacks: Stacks): string =>
  table(
    ["group", "lets in", "on port", "for"],
    sorted(stacks, ingressRules(stacks), "to").map((way) => [
      code(way.to),
      peer(stacks, way.from),
      way.ports,
      why(way),
    ]),
  );

/** What each group lets out. */
export const outTable = (stacks: Stacks): string =>
  table(
    ["group", "lets out to", "on port", "for"],
    sorted(stacks, egressRules(stacks), "from").map((way) => [
      code(way.from),
      peer(stacks, way.to),
      way.ports,
      why(way),
    ]),
  );

/** Each port that something listens on, and who may connect. */
export const portTable = (stacks: Stacks): string => {
  const listening = Map.groupBy(ingressRules(stacks), ({ to, ports }) => `${ports} ${to}`);
  const rows = Array.from(listening.values(), (ways) => ({
    port: ways[0]?.ports ?? "",
    on: ways[0]?.to ?? "",
    from: ways.map(({ from, only }) => peer(stacks, from) + (only === null ? "" : ` (while ${only})`)),
    whys: [...new Set(ways.map(({ why }) => why))],
  }));
  return table(
    ["port", "on", "who may connect", "for"],
    rows
      .sort((a, b) => Number(a.port) - Number(b.port))
      .map(({ port, on, from, whys }) => [port, peer(stacks, on), from.join(", "), whys.join(", ")]),
  );
};

const why = ({ why, only }: GroupRule) => (only === null ? why : `${why}, while ${only}`);

/** A group by what stands in it, a range as it is. */
const peer = (stacks: Stacks, id: string): string =>
  securityGroups(stacks).find((group) => group.id === id)?.name ?? code(id);

function sorted(stacks: Stacks, ways: readonly GroupRule[], end: "from" | "to"): GroupRule[] {
  const order = securityGroups(stacks).map(({ id }) => id);
  return ways.toSorted((a, b) => order.indexOf(a[end]) - order.indexOf(b[end]));
}
