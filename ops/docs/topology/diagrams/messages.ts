import { inBytes, inTime } from "../messages/measures";
import { type RequestUse, requestUses, type StreamUse, streamUses, users } from "../messages/roles";
import { type Access, archiveAccess } from "../stacks/archive";
import type { Stacks } from "../stacks/evaluate";
import { hostsOf } from "../stacks/hosts";
import { all } from "../stacks/resources";
import { securityGroups, ingressRules, egressRules } from "../stacks/security-groups";
import type { Schema } from "../stacks/schemas";
import { type Diagram, diagram, link, node, subgraph } from "./mermaid";

const HEADING = {
  name: "topology-messages",
  title: "Services and what passes between them",
  description: "Who publishes, consumes and reads which stream, who asks whom, and who keeps what where",
};

/** Services, streams, subjects, consumers, requests, archive and schemas. */
export function messagesDiagram(stacks: Stacks, schemas: readonly Schema[]): Diagram {
  const access = archiveAccess(stacks);
  return diagram(HEADING, "TB", [
    ...outside(stacks),
    ...users.map(([name]) => node(name, [name], "box", isService(stacks, name) ? "host" : "way")),
    ...subgraph("jetstream", "NATS JetStream", streamUses.map(streamNode)),
    ...subgraph(
      "database",
      "PostgreSQL",
      schemas.map(({ name }) => node(schemaId(name), [`schema ${name}`], "store", "store")),
    ),
    ...Array.from(new Set(access.map(({ place }) => place)), (place) =>
      node(idOf(place), ["S3", place], "store", "store"),
    ),
    ...requestLinks(requestUses),
    ...streamUses.flatMap(streamLinks),
    ...readerLinks(streamUses),
    ...access.map(archiveLink),
    ...schemas.flatMap(schemaLinks),
  ]);
}

const isService = (stacks: Stacks, name: string) => hostsOf(stacks).some(({ role }) => role === name);

/** Who speaks to a service from outside, and whom a service speaks to on any port, as the security groups say. */
function outside(stacks: Stacks): string[] {
  const roles = Map.groupBy(hostsOf(stacks), ({ securityGroups }) => securityGroups[0] ?? "");
  const roleOf = (group: string) => roles.get(group)?.[0]?.role;
  const balanced = ingressRules(stacks).flatMap(({ from, to, why }) => {
    const role = roleOf(to);
    const by = securityGroups(stacks).find(({ id }) => id === from);
    const isBalancer = all(stacks, "AWS::ElasticLoadBalancingV2::LoadBalancer").some(({ id }) =>
      by?.members.includes(id),
    );
    return role && isBalancer ? [node(from, [by?.name ?? from], "box", "edge"), link(from, role, why)] : [];
  });
  const anywhere = egressRules(stacks).flatMap(({ from, to, ports, why }) => {
    const role = roleOf(from);
    return role && to.endsWith("/0") && ports === EVERY_PORT
      ? [node("anywhere", ["the internet", why], "round", "outside"), link("anywhere", role, "", "---")]
      : [];
  });
  return [...balanced, ...anywhere];
}

const EVERY_PORT = "0–65535";

const streamNode = ({ stream: { name, subjects, maxAgeMs, maxBytes } }: StreamUse) =>
  node(name, [name, ...subjects, `${inTime(maxAgeMs)}, ${inBytes(maxBytes)}`], "queue", "stream");

const streamLinks = ({ stream, publishers, consumers }: StreamUse) => [
  ...publishers.map(({ subject, user }) => link(user, stream.name, subject)),
  ...consumers.map(({ consumer, user }) => link(stream.name, user, `consumer ${consumer.name}`)),
];

/** A user that reads every stream gets one line from all of them. */
function readerLinks(uses: readonly StreamUse[]): string[] {
  const readers = new Set(uses.flatMap((use) => use.readers));
  return Array.from(readers).flatMap((reader) => {
    const read = uses.filter((use) => use.readers.includes(reader)).map(({ stream }) => stream.name);
    const places = read.length === uses.length ? ["jetstream"] : read;
    return places.map((place) => link(place, reader, "reads", "-.->"));
  });
}

/** Requests of the same two in one line: `infostream.feeds.*`. */
function requestLinks(uses: readonly RequestUse[]): string[] {
  const pairs = uses.flatMap(({ subject, askers, answerers }) =>
    askers.flatMap((asker) =>
      answerers.map((answerer) => ({ asker, answerer, family: subject.replace(/[^.]*$/, "*") })),
    ),
  );
  return [...new Set(pairs.map(({ asker, answerer, family }) => link(asker, answerer, `asks ${family}`, "==>")))];
}

const archiveLink = ({ role, place, writes }: Access) =>
  writes ? link(role, idOf(place), "puts") : link(idOf(place), role, "gets");

const schemaLinks = ({ name, owner, readers }: Schema) => [
  link(owner, schemaId(name), "owns"),
  ...readers.map((reader) => link(schemaId(name), reader, "reads")),
];

const schemaId = (name: string) => `schema_${name}`;
const idOf = (name: string) => name.replaceAll(/\W+/g, "_");
