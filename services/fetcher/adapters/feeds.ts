import type { Feed } from "@infostream/contracts";
import { type Kysely, sql, type Transaction } from "kysely";
import { feedView } from "../core/feed-view";
import { takeUntilBytes } from "../core/take-until-bytes";
import { paceOf } from "./pace";
import type { FeedRow, FetcherTables } from "./tables";

/** A page is one message, and the broker takes none above 1 MiB; URLs may be long. */
const MOST_BYTES = 500_000;

/** Subscribed feeds, newest first, from below an id on. */
export const listFeeds =
  (db: Kysely<FetcherTables>) =>
  async (limit: number, below: string | null): Promise<{ feeds: Feed[]; next: string | null }> => {
    const rows = await db
      .selectFrom("fetcher.feeds")
      .selectAll()
      .where("unsubscribed_at", "is", null)
      .$if(below !== null, (query) => query.where("id", "<", below))
      .orderBy("id", "desc")
      .limit(limit + 1)
      .execute();
    const feeds = takeUntilBytes(rows.slice(0, limit).map(feedOf), MOST_BYTES);
    return { feeds, next: rows.length > feeds.length ? (feeds.at(-1)?.id ?? null) : null };
  };

export const findFeed =
  (db: Kysely<FetcherTables>) =>
  async (id: string): Promise<Feed | null> => {
    const row = await db
      .selectFrom("fetcher.feeds")
      .selectAll()
      .where("id", "=", id)
      .where("unsubscribed_at", "is", null)
      .executeTakeFirst();
    return row ? feedOf(row) : null;
  };

export const findFeedByUrl =
  (db: Kysely<FetcherTables>) =>
  async (url: string): Promise<Feed | null> => {
    const row = await db
      .selectFrom("fetcher.feeds")
      .selectAll()
      .where("url", "=", url)
      .where("unsubscribed_at", "is", null)
      .executeTakeFirst();
    return row ? feedOf(row) : null;
  };

/** A subscribed feed's row, locked until the transaction ends. */
export const lockFeed = (trx: Transaction<FetcherTables>, id: string): Promise<FeedRow | undefined> =>
  trx
    .selectFrom("fetcher.feeds")
    .selectAll()
    .where("id", "=", id)
    .where("unsubscribed_at", "is", null)
    .forUpdate()
    .executeTakeFirst();

/** Ends a subscription; its documents and its id stay. False where there is none. */
export const unsubscribe =
  (db: Kysely<FetcherTables>) =>
  async (id: string): Promise<boolean> => {
    const result = await db
      .updateTable("fetcher.feeds")
      .set({ unsubscribed_at: sql`now()`, next_poll_at: null, lease_until: null, lease_token: null, lease_owner: null })
      .where("id", "=", id)
      .where("unsubscribed_at", "is", null)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  };

export const feedOf = (row: FeedRow): Feed =>
  feedView({
    id: row.id,
    url: row.url,
    givenTitle: row.given_title,
    title: row.title,
    siteUrl: row.site_url,
    pollEveryMs: paceOf(row).pollEveryMs,
    paused: row.paused,
    gone: row.gone,
    fetchFailures: row.fetch_failures,
    fetchError: row.fetch_error,
    documentFailures: row.document_failures,
    documentError: row.document_error,
    lastPolledAt: row.last_polled_at,
    lastChangedAt: row.last_changed_at,
    nextPollAt: row.next_poll_at,
    nextPollReason: row.next_poll_reason,
  });
