import type { Freshness, Outcome } from "../outcome";
import { afterMove, afterNaming } from "./move";
import { type Bounds, nextPoll, pollNow } from "./schedule";
import { type FeedChanges, type FeedState, isNewestUnreadable } from "./state";

export interface FinishedPoll {
  readonly outcome: Outcome;
  /** Of the document, where there is a new one. */
  readonly fetchId: string;
  /** Where permanent redirects led. */
  readonly movedTo: string | null;
  /** The other feed that has the URL which this poll would give to its feed: move.ts' `newUrl`. */
  readonly takenBy: string | null;
  readonly snapshot: LeaseSnapshot;
}

/** What the poll knew of its feed when it began; a parse result or a person may have changed the feed since. */
export interface LeaseSnapshot {
  readonly sha256: string | null;
  readonly newestUnreadable: boolean;
}

export const leaseSnapshot = (feed: FeedState): LeaseSnapshot => ({
  sha256: feed.sha256,
  newestUnreadable: isNewestUnreadable(feed),
});

/** A poll has ended, and so does its lease. The next poll is planned from what the feed is now. */
export function afterPoll(feed: FeedState, poll: FinishedPoll, bounds: Bounds, now: Date, random: number): FeedChanges {
  const changes: FeedChanges = {
    retryAfterUntil: null,
    gone: false,
    ...afterOutcome(feed, poll, now),
    lastPolledAt: now,
    pollAgain: false,
    pollUnderWay: false,
  };
  if (changes.nextPollAt !== undefined) return changes;
  const after = { ...feed, ...changes };
  // what happened during the poll wins over what the poll planned; only Retry-After and a pause win over that
  const again = feed.pollAgain && !feed.paused && after.retryAfterUntil === null;
  const next = again ? pollNow(now, "the feed changed during its last poll") : nextPoll(after, bounds, now, random);
  return { ...changes, ...next };
}

function afterOutcome(feed: FeedState, poll: FinishedPoll, now: Date): FeedChanges {
  const { outcome, fetchId, movedTo, takenBy } = poll;
  switch (outcome.kind) {
    case "updated":
      return {
        ...served,
        ...outcome.freshness,
        ...afterMove(feed, movedTo, takenBy),
        sha256: outcome.document.sha256,
        newestFetchId: fetchId,
        lastChangedAt: now,
      };
    case "unchanged":
      return {
        ...served,
        ...freshnessUnlessForgotten(feed, poll, outcome.freshness),
        ...afterMove(feed, movedTo, takenBy),
        documentFailures: failuresServedAgain(feed, poll),
      };
    case "elsewhere":
      return afterNaming(feed, outcome.feedUrl, takenBy, now);
    case "throttled":
      return { ...failed(feed, outcome.reason), retryAfterUntil: later(now, outcome.retryAfterMs) };
    case "gone":
      return { ...failed(feed, outcome.reason), gone: true };
    case "failed":
      return failed(feed, outcome.reason);
    default:
      return outcome satisfies never;
  }
}

const served: FeedChanges = { fetchFailures: 0, fetchError: null };

const failed = (feed: FeedState, reason: string): FeedChanges => ({
  fetchError: reason,
  fetchFailures: feed.fetchFailures + 1,
});

/** A document that turned out unread during this poll is to be fetched again: its validators stay forgotten. */
const freshnessUnlessForgotten = (feed: FeedState, { snapshot }: FinishedPoll, freshness: Freshness): FeedChanges =>
  feed.sha256 === snapshot.sha256 ? freshness : { maxAgeMs: freshness.maxAgeMs };

/**
 * An unreadable document that is served once more is one more failure. It is not one if the tagger reported only during this
 * poll, since its report counted already, or could read the document after all.
 */
const failuresServedAgain = ({ documentFailures }: FeedState, { snapshot }: FinishedPoll) =>
  snapshot.newestUnreadable && documentFailures > 0 ? documentFailures + 1 : documentFailures;

const later = (now: Date, ms: number | null) => (ms === null ? null : new Date(now.getTime() + ms));
