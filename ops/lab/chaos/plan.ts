import type { Random } from "../../local/mock-feeds/random";

export const SERVICES = ["fetcher", "tagger", "api"] as const;
export const SERVERS = ["nats-server", "postgres"] as const;
export type PartName = (typeof SERVICES)[number] | (typeof SERVERS)[number];

/** A part to kill, and the share of the ingest at which to kill it. */
export interface Kill {
  readonly part: PartName;
  readonly at: number;
}

/** The fetcher is far ahead of the others, so its kills follow the fetched documents, all others the stored articles. */
export interface Plan {
  readonly byFetched: readonly Kill[];
  readonly byStored: readonly Kill[];
}

const FIRST = 0.02;
// the last kill leaves enough of the ingest to hit
const LAST = 0.9;

/** Each service `kills` times, each server once, in any order, spread over the ingest. */
export function planKills(kills: number, random: Random): Plan {
  const times = (part: PartName, count: number) => Array.from({ length: count }, () => part);
  const others = [...times("tagger", kills), ...times("api", kills), ...SERVERS];
  return { byFetched: spread(times("fetcher", kills), random), byStored: spread(shuffled(others, random), random) };
}

/** Divides the ingest into equal stretches, with one kill at a random place in each. */
function spread(parts: readonly PartName[], random: Random): Kill[] {
  const stretch = (LAST - FIRST) / parts.length;
  return parts.map((part, n) => ({ part, at: FIRST + stretch * (n + random()) }));
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
