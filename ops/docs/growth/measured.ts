import type { Result } from "../../lab/bench/report/result";

/** Measured values, in the units of the calculation. */
export interface Measured {
  /** CPU of the fetcher for a document, of the tagger for an article that is new, of NATS for a document with all its messages. */
  readonly fetcherMs: number;
  readonly taggerMs: number;
  readonly natsMs: number;
  /** CPU of PostgreSQL for a new article. */
  readonly databaseMs: number;
  /** CPU of the tagger for an article until it is compared with what is stored. */
  readonly readMs: number;
  /** Of messages with their headers, as the streams hold them. */
  readonly rawBytes: number;
  readonly parsedBytes: number;
  readonly taggedBytes: number;
  readonly databaseBytesPerArticle: number;
  readonly databaseBytesPerFeed: number;
  /** Of a document's row, which stays as long as its object. */
  readonly databaseBytesPerDocument: number;
}

/** Measured once by hand, over what `bun run bench ingest` had stored; the rest is read from its newest result. */
const BY_HAND = {
  readMs: 0.32,
  rawBytes: 946,
  parsedBytes: 776,
  taggedBytes: 1448,
  databaseBytesPerArticle: 15_000,
  databaseBytesPerFeed: 1400,
  databaseBytesPerDocument: 2200,
};

export function measuredBy({ ingest }: Pick<Result, "ingest">, documents: number): Measured {
  if (!ingest) throw new Error("The newest benchmark has no ingest. Run bun run bench ingest --out");
  const cpuMs = (part: string) => 1000 * (ingest.usage.find((each) => each.part === part)?.cpuSeconds ?? Number.NaN);
  return {
    ...BY_HAND,
    fetcherMs: cpuMs("fetcher") / documents,
    natsMs: cpuMs("nats-server") / documents,
    taggerMs: cpuMs("tagger") / ingest.articles,
    databaseMs: cpuMs("postgres") / ingest.articles,
  };
}

/** Where each value was measured, as the page shows it. */
export const sources: readonly (readonly [name: keyof Measured, unit: string, source: string])[] = [
  ["fetcherMs", "ms CPU a document", "bench: 1,000 documents of 75 KB, without TLS"],
  ["natsMs", "ms CPU a document", "bench: with its 20 articles' messages"],
  ["taggerMs", "ms CPU a new article", "bench: read, tagged, stored, told"],
  ["readMs", "ms CPU an article", "the tagger's core alone over the bench's documents: parsed, tagged, not stored"],
  ["databaseMs", "ms CPU a new article", "bench: PostgreSQL, the polls' share included"],
  ["rawBytes", "bytes a message", "size of `FEED_RAW` after the bench"],
  ["parsedBytes", "bytes a message", "size of `FEED_PARSED` after the bench"],
  ["taggedBytes", "bytes a message", "size of `ARTICLE_TAGGED` after the bench"],
  [
    "databaseBytesPerArticle",
    "bytes an article",
    "tables and indexes, between 8,000 and 40,000 articles of 400 words and 8 tags",
  ],
  ["databaseBytesPerFeed", "bytes a feed", "tables and indexes after 2,000 feeds"],
  ["databaseBytesPerDocument", "bytes a document", "its row and indexes after 2,000"],
];
