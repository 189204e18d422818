import { newTrace } from "@infostream/chassis/trace";
import type { FeedRaw } from "@infostream/contracts";
import type { Kysely, Transaction } from "kysely";
import { mayMove, newUrl } from "../core/feed/move";
import { afterPoll } from "../core/feed/poll-finished";
import type { Bounds } from "../core/feed/schedule";
import { type Document, factsOf } from "../core/outcome";
import { rawHeaders } from "../core/raw-headers";
import type { LeasedFeed, PolledFeed } from "../poll";
import { addHosts, holderOf, lockSubscriptions } from "./addresses";
import { stateOf } from "./feed-state";
import { updateFeed } from "./feeds";
import type { FeedRow, FetcherTables } from "./tables";

/**
 * Records a poll as long as its lease holds: the feed's new state and, in the same transaction, the row from which the
 * document is published. Validators never advance without that row, or the next 304 would hide the loss.
 */
export function recordPoll(db: Kysely<FetcherTables>, bounds: Bounds) {
  return (leased: LeasedFeed, { outcome, archiveKey, reached }: PolledFeed, now: Date, random: number) =>
    db.transaction().execute(async (trx) => {
      const movedTo = reached?.movedTo ?? null;
      if (mayMove(outcome, movedTo)) await lockSubscriptions(trx);
      const row = await lockLeased(trx, leased);
      if (row === undefined) return false;
      const feed = stateOf(row);
      const to = newUrl(feed, outcome, movedTo);
      const takenBy = to !== null && "url" in to ? await holderOf(trx, to.url, row.id) : null;
      const fetchId = Bun.randomUUIDv7();
      const changes = afterPoll(
        feed,
        { outcome, fetchId, movedTo, takenBy, snapshot: leased.snapshot },
        bounds,
        now,
        random,
      );
      if (changes.host !== undefined) await addHosts(trx, [changes.host]);
      await updateFeed(trx, row.id, changes);
      const { document } = factsOf(outcome);
      if (document !== null && archiveKey !== null) await addDocument(trx, row, fetchId, document, archiveKey, now);
      if (reached !== null && reached.publicAddress !== row.polite)
        await setPolite(trx, row.host, reached.publicAddress);
      return true;
    });
}

/** The feed and its host's politeness; nothing if this fetcher no longer holds the lease. */
const lockLeased = (trx: Transaction<FetcherTables>, { id, leaseToken }: LeasedFeed) =>
  trx
    .selectFrom("fetcher.feeds as f")
    .leftJoin("fetcher.hosts as h", "h.host", "f.host")
    .selectAll("f")
    .select("h.polite")
    .where("f.id", "=", id)
    .where("f.lease_token", "=", leaseToken)
    .forUpdate("f")
    .executeTakeFirst();

const setPolite = (trx: Transaction<FetcherTables>, host: string, polite: boolean) =>
  trx.updateTable("fetcher.hosts").set({ polite }).where("host", "=", host).execute();

async function addDocument(
  trx: Transaction<FetcherTables>,
  feed: FeedRow,
  fetchId: string,
  document: Document,
  archiveKey: string,
  now: Date,
): Promise<void> {
  const event: FeedRaw = {
    fetchId,
    feedId: feed.id,
    feedUrl: feed.url,
    feedTitle: feed.given_title,
    url: document.url,
    archiveKey,
    sha256: document.sha256,
    bytes: document.body.byteLength,
    status: document.status,
    headers: rawHeaders(document.headers),
    fetchedAt: now.toISOString(),
  };
  await trx
    .insertInto("fetcher.raw_documents")
    .values({ fetch_id: fetchId, feed_id: feed.id, event: JSON.stringify(event), traceparent: newTrace() })
    .execute();
}
