import type { CheckedChange } from "../read-change";
import { type Bounds, earliestPoll, nextPoll, type NextPoll, pollNow } from "./schedule";
import { type FeedChanges, type FeedState, NO_VALIDATORS } from "./state";

/** A person has changed a subscription. `fetchId` names the newest document should a new title publish it again. */
export function afterChange(
  feed: FeedState,
  change: CheckedChange,
  fetchId: string,
  bounds: Bounds,
  now: Date,
  random: number,
): FeedChanges {
  const { title, paused, pollEveryMs, where } = change;
  const changes: FeedChanges = {
    ...(title === undefined ? {} : { givenTitle: title }),
    ...(paused === undefined ? {} : { paused }),
    ...(pollEveryMs === undefined ? {} : { pollEveryMs }),
    ...(where === undefined || where.url === feed.url ? {} : { ...where, ...UNKNOWN_SERVER }),
  };
  const after = { ...feed, ...changes };
  const republished = after.givenTitle === feed.givenTitle ? {} : republish(after, fetchId);
  return { ...changes, ...republished, ...reschedule(feed, after, bounds, now, random) };
}

/**
 * The newest document is published once more under a fetch id of its own: the tagger learns a feed's title by `feed.raw` alone.
 * Where the tagger has reported on that document, its failures count already, and they do not count again.
 */
function republish(feed: FeedState, fetchId: string): FeedChanges {
  if (feed.newestFetchId === null) return {};
  const reported = feed.parsedFetchId === feed.newestFetchId;
  return { newestFetchId: fetchId, ...(reported ? { parsedFetchId: fetchId } : {}) };
}

/** Nothing that the old URL taught holds for the new one, and a poll of the old one that is under way loses its lease. */
const UNKNOWN_SERVER: FeedChanges = {
  ...NO_VALIDATORS,
  gone: false,
  newestFetchId: null,
  parsedFetchId: null,
  maxAgeMs: null,
  fetchFailures: 0,
  fetchError: null,
  documentFailures: 0,
  documentError: null,
  retryAfterUntil: null,
  movedTo: null,
  movedTimes: 0,
  namedBy: null,
  pollAgain: false,
  pollUnderWay: false,
};

function reschedule(
  feed: FeedState,
  after: FeedState,
  bounds: Bounds,
  now: Date,
  random: number,
): NextPoll | (NextPoll & Pick<FeedState, "pollAgain">) | null {
  if (after.paused && feed.paused) return null;
  if (after.paused) return nextPoll(after, bounds, now, random);
  if (after.url !== feed.url) return pollNow(now, "its URL changed");
  if (feed.paused) return pollNow(earliestPoll(now, feed), "resumed");
  if (after.pollEveryMs === feed.pollEveryMs) return null;
  // a poll that is under way was begun under the old interval: the one after it follows at once
  return { ...nextPoll(after, bounds, feed.lastPolledAt ?? now, random), pollAgain: feed.pollUnderWay };
}
