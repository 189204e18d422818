import { expect } from "bun:test";
import { readTemplate } from "../../templates/template";
import { enforce } from "../groups/enforce";
import type { GroupRules } from "../groups/rules";
import { groupRules } from "../groups/group-rules";
import { members } from "../machines/members";
import { labelled } from "../parts/container";
import { MONITORING } from "../parts/monitoring";
import { OPERATOR } from "../parts/operator";
import type { Deployment } from "../deployment";
import { expected, type Party, PORTS } from "./reachability-matrix";
import { listening, type Prober, reach } from "./probe-ports";

/** Long enough for a second try of the kernel's, after a second. */
const LIMIT_S = 4;

type Parties = ReadonlyMap<Party, readonly Prober[]>;

/** Probes every connection in the network itself: exactly those of the hand-written matrix are open. */
export function securityGroups(deployment: Deployment): void {
  const { environment, check } = deployment;

  check("security groups: every pair of hosts on every port, in both directions", async () => {
    const parties = await partiesOf(deployment);
    await using _ = await listening([...parties.values()].flat(), PORTS);
    const found = await matrix(parties);
    expect(found.strange).toEqual([]);
    expect(found.open).toEqual(perMember(parties));
  });

  // groups/rules.test.ts computes the same for every rule
  check("security groups: removing a single rule changes the matrix", async () => {
    const parties = await partiesOf(deployment);
    await using _ = await listening([...parties.values()].flat(), PORTS);
    const complete = await waysNow(deployment);
    for (const [way, from, to] of [
      ["ingress", "ApiSg", "NatsSg"],
      ["egress", "TaggerSg", "DatabaseSg"],
    ] as const) {
      const less = complete[way].filter((edge) => edge.from !== from || edge.to !== to);
      expect(less.length).toBe(complete[way].length - 1);
      await enforce(await members(environment), { ...complete, [way]: less }, new Map());
      const { open } = await matrix(parties);
      await enforce(await members(environment), complete, new Map());
      expect(open.length).toBeLessThan(perMember(parties).length);
    }
  });
}

async function waysNow({ environment, hypervisor }: Deployment): Promise<GroupRules> {
  const { parameters } = await hypervisor.settle();
  return groupRules(environment, readTemplate("base.yaml"), readTemplate("hosts.yaml"), parameters);
}

/** All parties with their members. */
async function partiesOf({ environment, instances }: Deployment): Promise<Parties> {
  const { address, name } = environment;
  const hosts = async (role: "api" | "tagger" | "fetcher" | "nats") =>
    (await instances(role)).map(({ id, address }) => ({ container: name(id), address }));
  const databases = (await labelled(environment, "database")).map((each) => ({
    container: each.name,
    address: each.label("address"),
  }));
  const parties = new Map<Party, readonly Prober[]>([
    ["stranger", [{ container: name(OPERATOR), address: address.operator }]],
    ["loadBalancer", [{ container: name("load-balancer-interface"), address: address.loadBalancer }]],
    ["connect", [{ container: name("connect-interface"), address: address.connect }]],
    ["monitoring", [{ container: name(MONITORING), address: address.monitoring }]],
    ["api", await hosts("api")],
    ["tagger", await hosts("tagger")],
    ["fetcher", await hosts("fetcher")],
    ["nats", await hosts("nats")],
    ["database", databases],
  ]);
  for (const [party, members] of parties) if (members.length === 0) throw new Error(`No ${party} to probe from`);
  return parties;
}

/** What is open, as `api 10.40.16.7 → nats 10.40.16.4 4222`, and every answer that is neither open nor a time-out. */
async function matrix(parties: Parties): Promise<{ open: string[]; strange: string[] }> {
  const everybody = Array.from(parties, ([party, members]) => members.map((member) => ({ party, ...member }))).flat();
  const open: string[] = [];
  const strange: string[] = [];
  const ask = async (from: (typeof everybody)[number]) => {
    const others = everybody.filter((each) => each.address !== from.address);
    for (const { address, port, answer } of await reach(from, others, PORTS, LIMIT_S)) {
      const to = others.find((each) => each.address === address);
      const way = `${from.party} ${from.address} → ${to?.party} ${address} ${port}`;
      if (answer === "open") open.push(way);
      else if (answer !== "time-out") strange.push(`${way}: ${answer}`);
    }
  };
  await Promise.all(everybody.map(ask));
  return { open: open.sort(), strange };
}

/** The matrix, expanded to the members of each party. */
function perMember(parties: Parties): string[] {
  const members = (party: string) => Array.from(parties).find(([name]) => name === party)?.[1] ?? [];
  return [...expected([...parties.keys()])]
    .flatMap((way) => {
      const [, from = "", to = "", port = ""] = /^(\w+) → (\w+) (\d+)$/.exec(way) ?? [];
      return members(from).flatMap((a) => members(to).map((b) => `${from} ${a.address} → ${to} ${b.address} ${port}`));
    })
    .sort();
}
