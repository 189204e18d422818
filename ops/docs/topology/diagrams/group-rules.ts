import type { Stacks } from "../stacks/evaluate";
import { type SecurityGroup, securityGroups, ingressRules, egressRules } from "../stacks/security-groups";
import { all } from "../stacks/resources";
import { alike, type Boxes, bundled } from "./bundle";
import { type Diagram, diagram, link, node, subgraph } from "./mermaid";

const HEADING = {
  name: "topology-ways",
  title: "Who may connect to whom",
  description: "Security groups, and the TCP ports that each lets in from which other; nothing else connects",
};

/** Every way that some group lets in; what a group lets out to ranges of addresses stands inside it. */
export function groupRulesDiagram(stacks: Stacks): Diagram {
  const groups = securityGroups(stacks);
  const ways = ingressRules(stacks);
  const boxes: Boxes = {
    services: alike(ways),
    hosts: groups.flatMap(({ id, holdsHosts }) => (holdsHosts ? [id] : [])),
  };
  const ranges = new Set(ways.map(({ from }) => from).filter((from) => !groups.some(({ id }) => id === from)));
  const nodes = (which: (group: SecurityGroup) => boolean) =>
    groups.filter(which).map((group) => groupNode(stacks, group));
  const together = ({ id }: SecurityGroup) => boxes["services"]?.includes(id) ?? false;
  return diagram(HEADING, "TB", [
    ...Array.from(ranges, (range) => node(rangeId(range), ["anyone", range], "round", "outside")),
    ...nodes(({ holdsHosts }) => !holdsHosts),
    ...subgraph("hosts", "hosts", [
      ...subgraph("services", "services", nodes(together)),
      ...nodes((group) => group.holdsHosts && !together(group)),
    ]),
    ...bundled(ways, boxes).map(({ from, to, ports, only }) =>
      only === null ? link(rangeId(from), to, ports) : link(rangeId(from), to, `${ports} while ${only}`, "-.->"),
    ),
  ]);
}

function groupNode(stacks: Stacks, { id, name, holdsHosts, members }: SecurityGroup): string {
  const everywhere = egressRules(stacks).filter(({ from, to }) => from === id && to.endsWith("/0"));
  const out = everywhere.map(({ ports }) => ports).join(", ");
  const lines = [name, id, ...(out === "" ? [] : [`out to anywhere: ${out}`])];
  if (holdsHosts) return node(id, lines, "box", "host");
  if (members.length === 0) return node(id, [...lines, "nothing in it yet"], "box", "way");
  const isDatabase = all(stacks, "AWS::RDS::DBInstance").some((database) => members.includes(database.id));
  return isDatabase ? node(id, lines, "store", "store") : node(id, lines, "box", "edge");
}

const rangeId = (name: string) => name.replaceAll(/\W/g, "_");
