import { newTrace } from "@infostream/chassis/trace";
import { sql, type Transaction } from "kysely";
import type { FeedState } from "../core/feed/state";
import type { FetcherTables } from "./tables";

/** Records a document once more under another fetch id, to be published with the feed's present title. */
export async function republish(
  trx: Transaction<FetcherTables>,
  from: string,
  fetchId: string,
  { givenTitle, url }: FeedState,
  now: Date,
): Promise<void> {
  const changed = JSON.stringify({ fetchId, feedTitle: givenTitle, feedUrl: url, fetchedAt: now.toISOString() });
  await sql`
    insert into fetcher.raw_documents (fetch_id, feed_id, event, traceparent)
    select ${fetchId}::uuid, feed_id, event || ${changed}::jsonb, ${newTrace()}
    from fetcher.raw_documents where fetch_id = ${from}::uuid`.execute(trx);
}
