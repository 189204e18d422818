import { type FeedUrl, readFeedUrl } from "../feed-url";
import { factsOf, type Outcome } from "../outcome";
import { pollNow } from "./schedule";
import type { FeedChanges, FeedState } from "./state";

/** A permanent redirect is believed once this many polls in a row have met it. */
const MOVES_TO_BELIEVE = 3;

/** Whether a poll may give its feed another URL; this is known before the feed's row is locked. */
export const mayMove = (outcome: Outcome, movedTo: string | null) =>
  movedTo !== null || factsOf(outcome).namedFeed !== null;

/** The URL that a poll gives to its feed, unless another feed has it already; null where the feed keeps its own. */
export function newUrl(feed: FeedState, outcome: Outcome, movedTo: string | null): FeedUrl | null {
  const { served, namedFeed } = factsOf(outcome);
  if (namedFeed !== null) return readFeedUrl(namedFeed);
  return served ? believed(feed, movedTo) : null;
}

/** The server sent the document, perhaps by way of permanent redirects to `movedTo`; feed `takenBy` has that URL already. */
export function afterMove(feed: FeedState, movedTo: string | null, takenBy: string | null): FeedChanges {
  const to = believed(feed, movedTo);
  if (to !== null && "url" in to && takenBy === null) return { ...to, movedTo: null, movedTimes: 0 };
  return { movedTo, movedTimes: timesMet(feed, movedTo) };
}

/** The feed's URL is that of a web page, which names its feed as `named`; feed `takenBy` has that URL already. */
export function afterNaming(feed: FeedState, named: string, takenBy: string | null, now: Date): FeedChanges {
  const to = readFeedUrl(named);
  if ("invalid" in to)
    return notFollowed(feed, `This is a web page, and the URL of its feed cannot be used: ${to.invalid}`);
  if (takenBy !== null)
    return notFollowed(feed, `This is a web page; its feed ${to.url} is already subscribed as feed ${takenBy}`);
  const next = feed.paused ? {} : pollNow(now, "its URL was found on a web page");
  return { ...to, namedBy: feed.url, fetchFailures: 0, fetchError: null, ...next };
}

const believed = (feed: FeedState, movedTo: string | null) =>
  movedTo !== null && timesMet(feed, movedTo) >= MOVES_TO_BELIEVE ? readFeedUrl(movedTo) : null;

const timesMet = (feed: FeedState, movedTo: string | null) =>
  movedTo === null ? 0 : movedTo === feed.movedTo ? feed.movedTimes + 1 : 1;

const notFollowed = (feed: FeedState, fetchError: string): FeedChanges => ({
  fetchError,
  fetchFailures: feed.fetchFailures + 1,
});
