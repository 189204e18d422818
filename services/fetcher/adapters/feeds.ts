import type { Feed } from "@infostream/contracts";
import type { Kysely, Transaction } from "kysely";
import type { FeedChanges } from "../core/feed/state";
import { afterUnsubscribing } from "../core/feed/subscription";
import { feedView } from "../core/feed/view";
import { takeUntilBytes } from "../core/take-until-bytes";
import { columnsOf, stateOf } from "./feed-state";
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
    const feeds = takeUntilBytes(rows.slice(0, limit).map(viewOf), MOST_BYTES);
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
    return row ? viewOf(row) : null;
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
    return row ? viewOf(row) : null;
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

/** Writes what an event changes of a feed whose row is locked. */
export async function updateFeed(trx: Transaction<FetcherTables>, id: string, changes: FeedChanges): Promise<void> {
  if (Object.keys(changes).length === 0) return;
  await trx.updateTable("fetcher.feeds").set(columnsOf(changes)).where("id", "=", id).execute();
}

/** Ends a subscription. False if there is none. */
export const unsubscribe = (db: Kysely<FetcherTables>) => (id: string, now: Date) =>
  db.transaction().execute(async (trx) => {
    if ((await lockFeed(trx, id)) === undefined) return false;
    await updateFeed(trx, id, afterUnsubscribing(now));
    return true;
  });

const viewOf = (row: FeedRow): Feed => feedView(row.id, stateOf(row));
