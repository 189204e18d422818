import type { FeedParsed } from "@infostream/contracts";
import { type Kysely, sql, type Transaction, type UpdateObject } from "kysely";
import { type Lesson, readLesson } from "../core/lesson";
import { type Bounds, nextPoll } from "../core/schedule";
import { paceOf } from "./pace";
import type { FeedRow, FetcherTables } from "./tables";

/** Takes in what the tagger says of a feed's newest document; false where that document is no longer the newest. */
export function learnFeed(db: Kysely<FetcherTables>, bounds: Bounds) {
  return (parsed: FeedParsed, random: number): Promise<boolean> =>
    db.transaction().execute(async (trx) => {
      const feed = await lockNewest(trx, parsed);
      if (feed === undefined) return false;
      const row = await update(trx, feed.id, changesBy(readLesson(parsed), feed, parsed.fetchId));
      await reschedule(trx, row, bounds, random);
      return true;
    });
}

type FeedChanges = UpdateObject<FetcherTables, "fetcher.feeds">;

const lockNewest = (trx: Transaction<FetcherTables>, { feedId, fetchId }: FeedParsed) =>
  trx
    .selectFrom("fetcher.feeds")
    .selectAll()
    .where("id", "=", feedId)
    .where(sql<boolean>`newest_fetch_id::text = ${fetchId}`)
    .forUpdate()
    .executeTakeFirst();

const update = (trx: Transaction<FetcherTables>, id: string, changes: FeedChanges) =>
  trx.updateTable("fetcher.feeds").set(changes).where("id", "=", id).returningAll().executeTakeFirstOrThrow();

function changesBy(lesson: Lesson, feed: FeedRow, fetchId: string): FeedChanges {
  if (lesson.kind === "failed")
    return {
      parsed_fetch_id: fetchId,
      document_error: lesson.reason,
      // messages come at least once; a document fails once
      document_failures: feed.parsed_fetch_id === fetchId ? feed.document_failures || 1 : feed.document_failures + 1,
      ...(lesson.unread ? forgotten : {}),
    };
  return {
    parsed_fetch_id: fetchId,
    document_error: null,
    document_failures: 0,
    title: lesson.title,
    site_url: lesson.siteUrl,
    median_gap_ms: lesson.medianGapMs,
    ttl_ms: lesson.ttlMs,
  };
}

/** The next poll fetches the document again, whether it has changed or not; so does the one after a poll under way. */
const forgotten: FeedChanges = {
  etag: null,
  last_modified: null,
  sha256: null,
  poll_again: sql<boolean>`lease_until is not null`,
};

/** The next poll was planned before the document was understood; one that a person or a server asked for stays. */
async function reschedule(trx: Transaction<FetcherTables>, feed: FeedRow, bounds: Bounds, random: number) {
  const { last_polled_at, next_poll_at, lease_until, fetch_failures, document_failures } = feed;
  if (last_polled_at === null || next_poll_at === null || next_poll_at <= new Date() || lease_until !== null) return;
  if (fetch_failures > 0) return;
  const next = nextPoll(
    { ...paceOf(feed), failures: document_failures, askedToWaitMs: null },
    bounds,
    last_polled_at,
    random,
  );
  await update(trx, feed.id, { next_poll_at: next.at, next_poll_reason: next.reason });
}
