import { describe, expect, test } from "bun:test";
import { nextPoll, type Scheduled } from "./schedule";

const S = 1000;
const M = 60 * S;
const H = 60 * M;
const bounds = { minMs: 5 * M, maxMs: 24 * H };
const since = new Date("2026-11-21T12:00:00Z");
const after = (ms: number) => new Date(since.getTime() + ms);
const unknown: Scheduled = {
  pollEveryMs: null,
  medianGapMs: null,
  ttlMs: null,
  maxAgeMs: null,
  fetchFailures: 0,
  documentFailures: 0,
  retryAfterUntil: null,
  paused: false,
  gone: false,
};

/** Without jitter: `random` 0.5 is the middle of the spread. */
function next(feed: Partial<Scheduled>, random = 0.5) {
  const { nextPollAt, nextPollReason } = nextPoll({ ...unknown, ...feed }, bounds, since, random);
  return [nextPollAt === null ? null : nextPollAt.getTime() - since.getTime(), nextPollReason] as const;
}

type Row = readonly [name: string, feed: Partial<Scheduled>, ms: number | null, reason: string];

describe("the next poll of a feed", () => {
  test.each<Row>([
    [
      "in order follows after half the usual gap",
      { medianGapMs: H },
      30 * M,
      "every 30 minutes, half the usual gap between articles",
    ],
    [
      "whose usual gap is unknown follows after an hour",
      {},
      H,
      "every hour until the usual gap between articles is known",
    ],
    [
      "that publishes very often keeps to the shortest interval",
      { medianGapMs: M },
      5 * M,
      "every 5 minutes, the shortest interval allowed",
    ],
    [
      "whose articles all have one date keeps to it too",
      { medianGapMs: 0 },
      5 * M,
      "every 5 minutes, the shortest interval allowed",
    ],
    [
      "that publishes seldom keeps to the longest interval",
      { medianGapMs: 240 * H },
      24 * H,
      "every 24 hours, the longest interval allowed",
    ],
    [
      "follows the document's ttl where that is longer",
      { medianGapMs: H, ttlMs: 2 * H },
      2 * H,
      "every 2 hours, as the feed asks",
    ],
    [
      "ignores a ttl that is shorter",
      { medianGapMs: 8 * H, ttlMs: 2 * H },
      4 * H,
      "every 4 hours, half the usual gap between articles",
    ],
    ["bounds a ttl", { ttlMs: 999 * H }, 24 * H, "every 24 hours, the longest interval allowed"],
    [
      "follows the server's max-age where that is longer",
      { medianGapMs: H, maxAgeMs: 90 * M },
      90 * M,
      "every 1 hour 30 minutes, as the server's Cache-Control header asks",
    ],
    [
      "follows a person's interval before all of these",
      { pollEveryMs: 5 * S, medianGapMs: 4 * H, ttlMs: H, maxAgeMs: H },
      5 * S,
      "every 5 seconds, as set for this feed",
    ],
    [
      "does not bound a person's interval",
      { pollEveryMs: 100 * H },
      100 * H,
      "every 4 days 4 hours, as set for this feed",
    ],
    [
      "that failed follows after the shortest interval",
      { fetchFailures: 1, medianGapMs: 20 * H },
      5 * M,
      "5 minutes after a failure",
    ],
    [
      "backs off twice as long after each failure",
      { fetchFailures: 5 },
      80 * M,
      "1 hour 20 minutes after 5 failures in a row",
    ],
    [
      "counts failures of the server and of the document",
      { fetchFailures: 1, documentFailures: 2 },
      20 * M,
      "20 minutes after 3 failures in a row",
    ],
    ["never gives a feed up", { fetchFailures: 1_000_000 }, 24 * H, "24 hours after 1000000 failures in a row"],
    [
      "backs off from a person's interval",
      { pollEveryMs: 5 * S, fetchFailures: 3 },
      40 * S,
      "40 seconds after 3 failures in a row",
    ],
    [
      "backs off from it to ten times at most",
      { pollEveryMs: 5 * S, fetchFailures: 100 },
      50 * S,
      "50 seconds after 100 failures in a row",
    ],
    [
      "waits for Retry-After before anything else",
      { retryAfterUntil: after(10 * M), fetchFailures: 1, pollEveryMs: 5 * S },
      10 * M,
      "the server asked to wait 10 minutes",
    ],
    [
      "waits no less than usual for a short Retry-After",
      { retryAfterUntil: after(S), fetchFailures: 1 },
      5 * M,
      "the server asked to wait 1 second",
    ],
    [
      "ignores a Retry-After of the past",
      { retryAfterUntil: after(-S), pollEveryMs: M },
      M,
      "every minute, as set for this feed",
    ],
    ["never comes while it is paused", { paused: true, fetchFailures: 3 }, null, "paused"],
    ["never comes once it is gone", { gone: true }, null, "the server says the feed is gone"],
  ])("%s", (_, feed, ms, reason) => expect(next(feed)).toEqual([ms, reason]));
});

test("polls spread by a tenth either way, but never below the shortest interval or Retry-After", () => {
  expect(next({ medianGapMs: 20 * H }, 0)[0]).toBe(9 * H);
  expect(next({ medianGapMs: 20 * H }, 1)[0]).toBe(11 * H);
  expect(next({ medianGapMs: 0 }, 0)[0]).toBe(5 * M);
  expect(next({ retryAfterUntil: after(H) }, 0)[0]).toBe(H);
});
