import { newTrace } from "@infostream/chassis/trace";
import type { FeedRaw } from "@infostream/contracts";
import { type Kysely, sql, type Transaction, type UpdateObject } from "kysely";
import { type Document, failsAgain, type Freshness, type Known, type Outcome } from "../core/outcome";
import { rawHeaders } from "../core/raw-headers";
import type { LeasedFeed, Polled } from "../poll";
import { followAddress } from "./follow-address";
import { lockSubscriptions } from "./subscribe";
import type { FeedRow, FetcherTables } from "./tables";

type FeedChanges = UpdateObject<FetcherTables, "fetcher.feeds">;

/**
 * Writes what a poll came to, as long as its lease holds: the feed's new state and, in the same transaction, the row from
 * which the document is published. Validators never advance without that row, or the next 304 would hide the loss.
 */
export function recordPoll(db: Kysely<FetcherTables>) {
  return (feed: LeasedFeed, polled: Polled): Promise<boolean> =>
    db.transaction().execute(async (trx) => {
      // before any row is locked, as whoever changes a subscription does
      if (polled.outcome.kind === "elsewhere" || polled.reached?.movedTo) await lockSubscriptions(trx);
      const fetchId = Bun.randomUUIDv7();
      const row = await endLease(trx, feed, {
        ...changesBy(polled.outcome, feed, fetchId, polled.at),
        ...scheduleOf(polled),
        last_polled_at: polled.at,
      });
      if (row === undefined) return false;
      if (polled.outcome.kind === "updated" && polled.archiveKey !== null)
        await addDocument(trx, row, fetchId, polled.outcome.document, polled.archiveKey, polled.at);
      await followAddress(trx, row, polled);
      return true;
    });
}

/** The feed's row after the change; nothing where another fetcher, or nobody, holds the lease now. */
const endLease = (trx: Transaction<FetcherTables>, { id, leaseToken }: LeasedFeed, change: FeedChanges) =>
  trx
    .updateTable("fetcher.feeds")
    .set({ ...change, lease_until: null, lease_token: null, lease_owner: null, poll_again: false })
    .where("id", "=", id)
    .where("lease_token", "=", leaseToken)
    .returningAll()
    .executeTakeFirst();

/** What a person asked for while the poll was under way wins over what the poll came to, save a server's wish to be left alone. */
function scheduleOf({ next, outcome }: Polled) {
  const again = outcome.kind === "throttled" && outcome.retryAfterMs !== null ? sql`false` : sql`poll_again`;
  return {
    next_poll_at: sql<Date | null>`case when unsubscribed_at is not null or paused then null
      when ${again} then now() else ${next.at}::timestamptz end`,
    next_poll_reason: sql<string>`case when paused then 'paused' when ${again} then 'asked for' else ${next.reason} end`,
  };
}

function changesBy(outcome: Outcome, feed: LeasedFeed, fetchId: string, at: Date): FeedChanges {
  const served = { fetch_failures: 0, fetch_error: null, retry_after_until: null, gone: false };
  switch (outcome.kind) {
    case "updated":
      return {
        ...served,
        ...freshnessOf(outcome.freshness),
        sha256: outcome.document.sha256,
        newest_fetch_id: fetchId,
        last_changed_at: at,
      };
    case "unchanged":
      return {
        ...served,
        ...unlessForgotten(feed.known, outcome.freshness),
        ...(failsAgain(outcome, feed.failures.newest) ? { document_failures: oneMore } : {}),
      };
    case "elsewhere":
      return {};
    case "gone":
      return {
        gone: true,
        fetch_error: outcome.reason,
        fetch_failures: sql`fetch_failures + 1`,
        retry_after_until: null,
      };
    case "throttled":
      return { ...failedWith(outcome.reason), retry_after_until: later(at, outcome.retryAfterMs) };
    case "failed":
      return { ...failedWith(outcome.reason), retry_after_until: null };
    default:
      return outcome satisfies never;
  }
}

const freshnessOf = ({ etag, lastModified, maxAgeMs }: Freshness) => ({
  etag,
  last_modified: lastModified,
  max_age_ms: maxAgeMs,
});

/** A document that turned out unread while this poll was under way is to be fetched again: its validators stay forgotten. */
function unlessForgotten({ sha256 }: Known, { etag, lastModified, maxAgeMs }: Freshness): FeedChanges {
  const known = sql<boolean>`sha256 is not distinct from ${sha256}::text`;
  return {
    etag: sql<string | null>`case when ${known} then ${etag}::text end`,
    last_modified: sql<string | null>`case when ${known} then ${lastModified}::text end`,
    max_age_ms: maxAgeMs,
  };
}

/** None where it could be read after all while this poll was under way. */
const oneMore = sql<number>`case when document_failures > 0 then document_failures + 1 else 0 end`;

const failedWith = (reason: string) => ({ fetch_error: reason, fetch_failures: sql<number>`fetch_failures + 1` });

const later = (at: Date, ms: number | null) => (ms === null ? null : new Date(at.getTime() + ms));

async function addDocument(
  trx: Transaction<FetcherTables>,
  feed: FeedRow,
  fetchId: string,
  document: Document,
  archiveKey: string,
  at: Date,
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
    fetchedAt: at.toISOString(),
  };
  await trx
    .insertInto("fetcher.raw_documents")
    .values({ fetch_id: fetchId, feed_id: feed.id, event: JSON.stringify(event), traceparent: newTrace() })
    .execute();
}
