import { newTrace } from "@infostream/chassis/trace";
import { sql, type Transaction } from "kysely";
import type { FeedRow, FetcherTables } from "./tables";

/**
 * Records a feed's newest document once more, under its new title and a fetch id of its own: lists of articles take the title of
 * a feed from the tagger's store, which learns of it by `feed.raw` alone.
 */
export async function announceAgain(trx: Transaction<FetcherTables>, feed: FeedRow, now: Date): Promise<void> {
  if (feed.newest_fetch_id === null) return;
  const fetchId = Bun.randomUUIDv7();
  const changed = JSON.stringify({
    fetchId,
    feedTitle: feed.given_title,
    feedUrl: feed.url,
    fetchedAt: now.toISOString(),
  });
  await sql`
    insert into fetcher.raw_documents (fetch_id, feed_id, event, traceparent)
    select ${fetchId}::uuid, feed_id, event || ${changed}::jsonb, ${newTrace()}
    from fetcher.raw_documents where fetch_id = ${feed.newest_fetch_id}::uuid`.execute(trx);
  await trx.updateTable("fetcher.feeds").set({ newest_fetch_id: fetchId }).where("id", "=", feed.id).execute();
}
