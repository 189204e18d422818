import { expect, test } from "bun:test";
import type { Edge } from "../../templates/security-groups";
import { readTemplate } from "../../templates/template";
import { environment } from "../environment";
import { expected, type Party, PORTS } from "../scenarios/reachability-matrix";
import { type Member, rulesOf, type GroupRules } from "./rules";
import { groupRules } from "./group-rules";

const GROUPS: Readonly<Record<Party, string>> = {
  stranger: "",
  loadBalancer: "AlbSg",
  connect: "ConnectSg",
  monitoring: "MonitoringSg",
  api: "ApiSg",
  tagger: "TaggerSg",
  fetcher: "FetcherSg",
  nats: "NatsSg",
  database: "DatabaseSg",
};
const parties = Object.keys(GROUPS) as Party[];
const addressOf = (party: Party) => (party === "stranger" ? "10.41.0.4" : `10.40.16.${parties.indexOf(party)}`);
const members: Member[] = parties
  .filter((party) => party !== "stranger")
  .map((party) => ({ address: addressOf(party), group: GROUPS[party] }));

const [base, hosts] = [readTemplate("base.yaml"), readTemplate("hosts.yaml")];
const all = groupRules(environment(40, ""), base, hosts, { TaggerSize: "1" });

/** The connections that the rules of every interface allow, computed from their text. */
function open(ways: GroupRules): Set<string> {
  const rules = new Map(members.map((member) => [member.address, rulesOf(member, members, ways)]));
  const passes = (at: string, chain: "IN" | "OUT", peer: string, port: number) =>
    rules
      .get(at)
      ?.split("\n")
      .some((rule) => {
        const [, range, low = "0", high = low] =
          /^-A (?:IN -s|OUT -d) (\S+) -p tcp --dport (\d+)(?::(\d+))? -j RETURN$/.exec(rule) ?? [];
        if (rule === `-A ${chain} -j RETURN`) return true;
        if (range === undefined || !rule.startsWith(`-A ${chain} `)) return false;
        return contains(range, peer) && Number(low) <= port && port <= Number(high);
      }) ?? true;
  return new Set(
    parties.flatMap((from) =>
      parties.flatMap((to) =>
        PORTS.filter(
          (port) =>
            from !== to &&
            passes(addressOf(from), "OUT", addressOf(to), port) &&
            passes(addressOf(to), "IN", addressOf(from), port),
        ).map((port) => `${from} → ${to} ${port}`),
      ),
    ),
  );
}

const number = (address: string) => address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
function contains(range: string, address: string): boolean {
  const [start = "", bits = "32"] = range.split("/");
  const size = 2 ** (32 - Number(bits));
  return Math.floor(number(start) / size) === Math.floor(number(address) / size);
}

test("the rules open exactly the matrix", () => {
  expect([...open(all)].sort()).toEqual([...expected(parties)].sort());
});

// without its only rule the fetcher's group would also allow UDP, which the matrix does not cover
const everything = ({ from, ports }: Edge) => from === "FetcherSg" && ports === "0-65535";
const removals = (["ingress", "egress"] as const).flatMap((way) =>
  all[way]
    .filter((edge) => !everything(edge))
    .map((edge) => [`${way} ${edge.from} → ${edge.to} ${edge.ports}`, way, edge] as const),
);

test.each(removals)("without the rule %s the matrix changes", (_, way, edge) => {
  const without = { ...all, [way]: all[way].filter((each) => each !== edge) };
  expect(open(without)).not.toEqual(expected(parties));
});

test("without a tagger, the NATS host reaches the database", () => {
  const early = open(groupRules(environment(40, ""), base, hosts, { TaggerSize: "0" }));
  expect([...early.difference(expected(parties))]).toEqual(["nats → database 5432"]);
});
