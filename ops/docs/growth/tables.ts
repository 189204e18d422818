import { code, table } from "../markdown";
import { assumed } from "./assumed";
import type { Cost } from "./cost";
import type { Figures } from "./figure";
import type { Level } from "./levels";
import type { Basis } from "./load";
import { type Measured, sources } from "./measured";
import type { Group } from "./plan";
import { databases, hosts, prices } from "./prices";
import { dollars, inRound } from "./round";

type Row = readonly [name: string, cell: (level: Level) => string];

const DAY = 86_400;

/** What the feeds ask of the system. */
export const loadTable = (levels: readonly Level[], basis: Basis): string =>
  byLevel("feeds", levels, [
    ["polls a day", ({ load }) => inRound(load.polls)],
    ["changed documents a day", ({ load }) => inRound(load.documents)],
    ["articles read a second, on average", ({ load }) => inRound(load.read / DAY)],
    ["articles stored a second, on average", ({ load }) => inRound(load.stored / DAY)],
    ["articles stored a second, at the peak", ({ load }) => inRound((load.stored / DAY) * basis.peak)],
    ["polls under way at the peak", ({ load }) => inRound(load.inFlight)],
    ["cores busy on average, fetchers", ({ load }) => inRound(load.cores.fetcher)],
    ["cores busy on average, taggers", ({ load }) => inRound(load.cores.tagger)],
    ["cores busy on average, NATS", ({ load }) => inRound(load.cores.nats)],
    ["cores busy on average, PostgreSQL", ({ load }) => inRound(load.cores.database)],
    ["messages a second at the peak", ({ load }) => inRound(load.messages)],
    ["transactions a second at the peak", ({ load }) => inRound(load.commits)],
    ["database, GiB", ({ load }) => inRound(load.databaseGib)],
    ["documents in S3, GB", ({ load }) => inRound(load.archiveGb)],
    ["through the NAT gateways a month, GB", ({ load }) => inRound(load.natGb)],
  ]);

/** What to set for it. */
export const planTable = (levels: readonly Level[]): string =>
  byLevel("feeds", levels, [
    ["fetchers (`FetcherSize`, `FetcherType`)", ({ plan }) => groupOf(plan.fetcher)],
    ["`INFOSTREAM_FETCH_CONCURRENCY`", ({ plan }) => String(plan.concurrency)],
    ["taggers (`TaggerSize`, `TaggerType`)", ({ plan }) => groupOf(plan.tagger)],
    ["apis (`ApiMin`, `ApiType`)", ({ plan }) => groupOf(plan.api)],
    ["NATS hosts (`NatsType`)", ({ plan }) => groupOf(plan.nats)],
    ["`NatsVolumeSize`, GiB", ({ plan }) => plan.natsVolumeGib.toLocaleString("en")],
    ["`DatabaseClass`", ({ plan }) => plan.database.name],
    ["`DatabaseStorageMax` at least, GiB", ({ plan }) => plan.storageGib.toLocaleString("en")],
    ["`DatabaseMultiAz`", ({ plan }) => String(plan.standby)],
    ["read replica for the api", ({ plan }) => (plan.replica ? "yes" : "no")],
    ["connections, of those that the class takes", connections],
    ["`NatGateways`", ({ plan }) => String(plan.natGateways)],
  ]);

/** How long each stream holds what it is sent. */
export const streamTable = (levels: readonly Level[]): string =>
  byLevel(
    "stream, days until a message is dropped",
    levels,
    (levels[0]?.fillings ?? []).map(({ stream }, i): Row => [
      `${code(stream.name)}, of ${stream.maxAgeMs / (DAY * 1000)}`,
      (level) => inRound(level.fillings[i]?.daysKept ?? 0),
    ]),
  );

const PARTS: readonly (readonly [keyof Cost, string])[] = [
  ["hosts", "hosts and their disks"],
  ["database", "database, copies and storage"],
  ["s3Requests", "S3: puts and gets"],
  ["s3Storage", "S3: storage"],
  ["network", "NAT gateways and what passes them, load balancer, addresses"],
  ["logs", "logs of services and network"],
  ["rest", "secrets, alarms, DNS, images"],
];

/** US dollars a month. */
export const costTable = (levels: readonly Level[]): string =>
  byLevel("feeds", levels, [
    ...PARTS.map(([part, name]): Row => [name, ({ cost }) => dollars(cost[part])]),
    ["**in all**", ({ total }) => `**${dollars(total)}**`],
    ["for a thousand feeds", ({ total, load }) => inRound((total / load.feeds) * 1000)],
  ]);

export const measuredTable = (basis: Measured): string =>
  table(
    ["measured", "value", "unit", "where"],
    sources.map(([name, unit, source]) => [code(name), inRound(basis[name]), unit, source]),
  );

export const assumedTable = (): string => figureTable("assumed", assumed);

export const priceTable = (): string =>
  [
    figureTable("price", prices),
    table(
      ["machine", "$ an hour", "memory, GiB", "from"],
      [...hosts, ...databases].map(({ name, hour, memoryGib, source }) => [
        name,
        String(hour),
        String(memoryGib),
        source,
      ]),
    ),
  ].join("\n\n");

const figureTable = (head: string, figures: Figures) =>
  table(
    [head, "value", "unit", "why or where"],
    Object.entries(figures).map(([name, { value, unit, source }]) => [code(name), String(value), unit, source]),
  );

const byLevel = (head: string, levels: readonly Level[], rows: readonly Row[]) =>
  table(
    [head, ...levels.map(({ name }) => name)],
    rows.map(([name, cell]) => [name, ...levels.map(cell)]),
  );

const groupOf = ({ count, machine }: Group) => `${count} × ${machine.name}`;

/** RDS lets in one for each 9,531,392 bytes of the memory that it has left of the class's, 5,000 at most. */
const connections = ({ plan }: Level) =>
  `${plan.connections} of ${inRound(Math.min(5000, (LEFT * plan.database.memoryGib * 2 ** 30) / 9_531_392))}`;

const LEFT = 0.85;
