import type { NewSubscription } from "../new-subscription";
import { earliestPoll, pollNow } from "./schedule";
import type { FeedChanges, FeedState } from "./state";

/** A feed that was never subscribed before; all other columns have the schema's defaults. */
export const newFeed = ({ url, host, title, pollEveryMs }: NewSubscription, now: Date) => ({
  url,
  host,
  givenTitle: title,
  pollEveryMs,
  ...pollNow(now, "new"),
});

/** A person subscribes again. Validators stay: where the document is unchanged, its articles are stored already. */
export const afterRevival = (feed: FeedState, { title, pollEveryMs }: NewSubscription, now: Date): FeedChanges => ({
  subscribedAt: now,
  unsubscribedAt: null,
  givenTitle: title ?? feed.givenTitle,
  pollEveryMs,
  paused: false,
  gone: false,
  fetchFailures: 0,
  fetchError: null,
  movedTo: null,
  movedTimes: 0,
  pollAgain: false,
  ...pollNow(earliestPoll(now, feed), "subscribed again"),
});

/** The subscription ends; the feed's id and documents stay. A poll that is under way loses its lease. */
export const afterUnsubscribing = (now: Date): FeedChanges => ({
  unsubscribedAt: now,
  nextPollAt: null,
  pollUnderWay: false,
});
