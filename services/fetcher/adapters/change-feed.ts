import type { Feed } from "@infostream/contracts";
import { type Kysely, sql, type Transaction, type UpdateObject } from "kysely";
import type { CheckedChange } from "../core/read-change";
import { type Bounds, type NextPoll, nextPoll } from "../core/schedule";
import { announceAgain } from "./announce-again";
import { feedOf, lockFeed } from "./feeds";
import { paceOf } from "./pace";
import { addHosts, lockSubscriptions } from "./subscribe";
import type { FeedRow, FetcherTables } from "./tables";

type FeedChanges = UpdateObject<FetcherTables, "fetcher.feeds">;
export type Changed = { readonly feed: Feed } | "unknown" | { readonly takenBy: string };

/** Changes a subscription in one transaction; its schedule follows. */
export function changeFeed(db: Kysely<FetcherTables>, bounds: Bounds) {
  return (id: string, change: CheckedChange, now: Date, random: number): Promise<Changed> =>
    db.transaction().execute(async (trx) => {
      if (change.where) await lockSubscriptions(trx);
      const feed = await lockFeed(trx, id);
      if (feed === undefined) return "unknown";
      const where = change.where && change.where.url !== feed.url ? change.where : null;
      const other = where && (await holderOf(trx, where.url));
      if (other) return { takenBy: other.id };
      if (where) await addHosts(trx, [where.host]);
      const wished: FeedRow = {
        ...feed,
        ...(change.title === undefined ? {} : { given_title: change.title }),
        ...(change.paused === undefined ? {} : { paused: change.paused }),
        ...(change.pollEveryMs === undefined ? {} : { poll_every_ms: change.pollEveryMs?.toString() ?? null }),
      };
      const changes = {
        given_title: wished.given_title,
        paused: wished.paused,
        poll_every_ms: wished.poll_every_ms,
        ...(where ? newAddress(where) : {}),
        ...rescheduled(feed, wished, where !== null, bounds, now, random),
      };
      const row = await update(trx, id, changes);
      if (row.given_title !== feed.given_title) await announceAgain(trx, row, now);
      return { feed: feedOf(row) };
    });
}

const holderOf = (trx: Transaction<FetcherTables>, url: string) =>
  trx
    .selectFrom("fetcher.feeds")
    .select("id")
    .where("url", "=", url)
    .where("unsubscribed_at", "is", null)
    .executeTakeFirst();

const update = (trx: Transaction<FetcherTables>, id: string, changes: FeedChanges): Promise<FeedRow> =>
  trx.updateTable("fetcher.feeds").set(changes).where("id", "=", id).returningAll().executeTakeFirstOrThrow();

/** Nothing that another address taught holds for this one, and a poll of the old one that is under way records nothing. */
const newAddress = ({ url, host }: { url: string; host: string }): FeedChanges => ({
  url,
  host,
  gone: false,
  etag: null,
  last_modified: null,
  sha256: null,
  newest_fetch_id: null,
  parsed_fetch_id: null,
  max_age_ms: null,
  fetch_failures: 0,
  fetch_error: null,
  document_failures: 0,
  document_error: null,
  retry_after_until: null,
  moved_to: null,
  moved_times: 0,
  named_by: null,
  lease_until: null,
  lease_token: null,
  lease_owner: null,
});

function rescheduled(
  feed: FeedRow,
  wished: FeedRow,
  moves: boolean,
  bounds: Bounds,
  now: Date,
  random: number,
): FeedChanges {
  if (wished.paused) return feed.paused ? {} : planned({ at: null, reason: "paused" });
  if (moves) return planned({ at: now, reason: "its address changed" });
  if (feed.paused) return planned({ at: notBefore(now, feed), reason: "resumed" });
  if (wished.poll_every_ms === feed.poll_every_ms) return {};
  const failures = feed.fetch_failures + feed.document_failures;
  const pace = { ...paceOf(wished), failures, askedToWaitMs: null };
  const next = nextPoll(pace, bounds, feed.last_polled_at ?? now, random);
  // a poll under way ends by the old pace: the one after it begins at once
  return {
    ...planned({ ...next, at: next.at && notBefore(next.at, feed) }),
    poll_again: sql<boolean>`lease_until is not null`,
  };
}

const planned = ({ at, reason }: NextPoll): FeedChanges => ({ next_poll_at: at, next_poll_reason: reason });

const notBefore = (at: Date, { retry_after_until }: FeedRow) =>
  retry_after_until !== null && retry_after_until > at ? retry_after_until : at;
