import type { OutboxMessage } from "@infostream/chassis/outbox";
import { FeedRaw } from "@infostream/contracts";
import { type Kysely, sql } from "kysely";
import type { FetcherTables } from "./tables";

/**
 * Claims the oldest unpublished documents for `claimMs`; no other fetcher publishes them meanwhile. A claim rather than a lock,
 * since no transaction stays open across the network. A feed's later document waits for its earlier one.
 */
export const claimUnpublished =
  (db: Kysely<FetcherTables>, claimMs: number) =>
  async (limit: number): Promise<OutboxMessage[]> => {
    const { rows } = await sql<{ fetch_id: string; event: FeedRaw; traceparent: string; created_at: Date }>`
      with claimed as (
        update fetcher.raw_documents
        set claimed_until = now() + ${claimMs}::int * interval '1 millisecond'
        where fetch_id in (
          select d.fetch_id from fetcher.raw_documents d
          where d.published_at is null and (d.claimed_until is null or d.claimed_until < now())
            and not exists (
              select from fetcher.raw_documents earlier
              where earlier.feed_id = d.feed_id and earlier.published_at is null
                and earlier.created_at < d.created_at and earlier.claimed_until > now()
            )
          order by d.created_at
          limit ${limit}
          for update skip locked
        )
        returning fetch_id, event, traceparent, created_at
      )
      select * from claimed order by created_at, fetch_id`.execute(db);
    return rows.map((row) => ({
      id: row.fetch_id,
      message: FeedRaw.encode(row.event, { source: "fetcher", time: row.created_at, traceparent: row.traceparent }),
    }));
  };

export const markPublished =
  (db: Kysely<FetcherTables>) =>
  async (fetchIds: readonly string[]): Promise<void> => {
    await db
      .updateTable("fetcher.raw_documents")
      .set({ published_at: sql`now()`, claimed_until: null })
      .where("fetch_id", "in", fetchIds)
      .execute();
  };

/** They could not be published: any fetcher may try at once. */
export const releaseClaims =
  (db: Kysely<FetcherTables>) =>
  async (fetchIds: readonly string[]): Promise<void> => {
    await db
      .updateTable("fetcher.raw_documents")
      .set({ claimed_until: null })
      .where("fetch_id", "in", fetchIds)
      .where("published_at", "is", null)
      .execute();
  };
