import { type Kysely, sql } from "kysely";
import { lockFeed } from "./feeds";
import type { FetcherTables } from "./tables";

export type Refreshed = "due" | "unknown" | { readonly notBefore: Date };

/** Makes a feed due now, whatever its schedule, save while its server asked to be left alone. */
export function refreshFeed(db: Kysely<FetcherTables>) {
  return (id: string, now: Date): Promise<Refreshed> =>
    db.transaction().execute(async (trx) => {
      const feed = await lockFeed(trx, id);
      if (feed === undefined) return "unknown";
      if (feed.retry_after_until !== null && feed.retry_after_until > now) return { notBefore: feed.retry_after_until };
      await trx
        .updateTable("fetcher.feeds")
        .set({
          next_poll_at: sql`now()`,
          next_poll_reason: "asked for",
          // what a poll under way brings may be older than the wish
          poll_again: sql<boolean>`lease_until is not null`,
        })
        .where("id", "=", id)
        .execute();
      return "due";
    });
}
