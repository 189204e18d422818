import { durationInWords, intervalInWords } from "../duration-words";
import type { FeedState } from "./state";

/** Shortest and longest time between two polls of a feed that has no interval of its own. */
export interface Bounds {
  readonly minMs: number;
  readonly maxMs: number;
}

/** The part of a feed that decides when it is polled. */
export type Scheduled = Pick<
  FeedState,
  | "paused"
  | "gone"
  | "retryAfterUntil"
  | "fetchFailures"
  | "documentFailures"
  | "pollEveryMs"
  | "medianGapMs"
  | "ttlMs"
  | "maxAgeMs"
>;

export type NextPoll = Pick<FeedState, "nextPollAt" | "nextPollReason">;

interface Wait {
  readonly ms: number;
  readonly reason: string;
  /** Jitter never makes it shorter than this. */
  readonly leastMs: number;
}

/** While the usual gap between articles is unknown. */
const UNKNOWN_GAP_MS = 3_600_000;
/** A feed that a person wants often stays in sight while it fails. */
const MOST_TIMES_SLOWER = 10;

/** When to poll next, counted from `since`, and why in words. `random` in [0, 1) spreads polls by ±10 %. */
export function nextPoll(feed: Scheduled, bounds: Bounds, since: Date, random: number): NextPoll {
  if (feed.paused) return { nextPollAt: null, nextPollReason: "paused" };
  if (feed.gone) return { nextPollAt: null, nextPollReason: "the server says the feed is gone" };
  const { ms, reason, leastMs } = waitOf(feed, bounds, since);
  const spread = Math.max(leastMs, ms * (0.9 + 0.2 * random));
  return { nextPollAt: new Date(since.getTime() + Math.round(spread)), nextPollReason: reason };
}

export const pollNow = (now: Date, reason: string): NextPoll => ({ nextPollAt: now, nextPollReason: reason });

/** `now`, or the end of the server's Retry-After. */
export const earliestPoll = (now: Date, { retryAfterUntil }: Pick<FeedState, "retryAfterUntil">) =>
  retryAfterUntil !== null && retryAfterUntil > now ? retryAfterUntil : now;

/** Retry-After comes before failures, failures before a person's interval, and that before every other. */
function waitOf(feed: Scheduled, bounds: Bounds, since: Date): Wait {
  const { pollEveryMs, retryAfterUntil } = feed;
  const leastMs = pollEveryMs === null ? bounds.minMs : 0;
  if (retryAfterUntil !== null && retryAfterUntil > since) {
    const askedMs = retryAfterUntil.getTime() - since.getTime();
    const ms = Math.max(askedMs, pollEveryMs ?? bounds.minMs);
    return { ms, reason: `the server asked to wait ${durationInWords(askedMs)}`, leastMs: ms };
  }
  const failures = feed.fetchFailures + feed.documentFailures;
  if (failures > 0) {
    const ms = backOff(pollEveryMs, failures, bounds);
    const after = failures === 1 ? "a failure" : `${failures} failures in a row`;
    return { ms, reason: `${durationInWords(ms)} after ${after}`, leastMs };
  }
  if (pollEveryMs !== null)
    return { ms: pollEveryMs, reason: `${intervalInWords(pollEveryMs)}, as set for this feed`, leastMs };
  return { ...within(bounds, longestInterval(feed)), leastMs };
}

function backOff(pollEveryMs: number | null, failures: number, { minMs, maxMs }: Bounds): number {
  // past 2^20 every bound is reached
  const doublings = 2 ** Math.min(failures, 20);
  if (pollEveryMs !== null) return pollEveryMs * Math.min(doublings, MOST_TIMES_SLOWER);
  return Math.min(maxMs, (minMs * doublings) / 2);
}

type Interval = Omit<Wait, "leastMs">;

/** The longest of what the gap between articles, the document and the server suggest. */
function longestInterval({ medianGapMs, ttlMs, maxAgeMs }: Scheduled): Interval {
  const interval = (ms: number, why: string): Interval => ({ ms, reason: `${intervalInWords(ms)}, ${why}` });
  const candidates: Interval[] = [
    medianGapMs === null
      ? { ms: UNKNOWN_GAP_MS, reason: "every hour until the usual gap between articles is known" }
      : interval(medianGapMs / 2, "half the usual gap between articles"),
    interval(ttlMs ?? 0, "as the feed asks"),
    interval(maxAgeMs ?? 0, "as the server's Cache-Control header asks"),
  ];
  return candidates.reduce((longest, each) => (each.ms > longest.ms ? each : longest));
}

function within({ minMs, maxMs }: Bounds, interval: Interval): Interval {
  if (interval.ms < minMs) return { ms: minMs, reason: `${intervalInWords(minMs)}, the shortest interval allowed` };
  if (interval.ms > maxMs) return { ms: maxMs, reason: `${intervalInWords(maxMs)}, the longest interval allowed` };
  return interval;
}
