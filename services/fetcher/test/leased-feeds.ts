import type { Kysely } from "kysely";
import { recordPoll } from "../adapters/record-poll";
import type { FetcherTables } from "../adapters/tables";
import type { Outcome } from "../core/outcome";
import type { LeasedFeed, PolledFeed } from "../poll";

export const politeness = { connections: 2, spacingMs: 0, privateConnections: 4 };
export const holder = { owner: Bun.randomUUIDv7(), leaseMs: 45_000 };
export const urls = (count: number, host = (n: number) => `h${n}.example`) =>
  Array.from({ length: count }, (_, n) => `https://${host(n)}/feed/${n}`);

export const updated: Outcome = {
  kind: "updated",
  document: { body: new Uint8Array(1), sha256: "aa", status: 200, headers: new Headers(), url: "https://h0.example/" },
  freshness: { etag: '"a"', lastModified: null, maxAgeMs: null },
};
const bounds = { minMs: 300_000, maxMs: 86_400_000 };
export const polled = (outcome: Outcome, publicAddress = true): PolledFeed => ({
  outcome,
  archiveKey: outcome.kind === "updated" ? "raw/sha256/aa" : null,
  reached: { movedTo: null, publicAddress },
});
/** Records a poll that has just ended. */
export const record = (db: Kysely<FetcherTables>, feed: LeasedFeed | undefined, poll: PolledFeed) =>
  recordPoll(db, bounds)(feed as LeasedFeed, poll, new Date(), 0.5);
