import { describe, expect, test } from "bun:test";
import { nextPoll, type Pace } from "./schedule";

const S = 1000;
const M = 60 * S;
const H = 60 * M;
const bounds = { minMs: 5 * M, maxMs: 24 * H };
const since = new Date("2026-11-21T12:00:00Z");
const unknown: Pace = {
  pollEveryMs: null,
  medianGapMs: null,
  ttlMs: null,
  maxAgeMs: null,
  failures: 0,
  askedToWaitMs: null,
  paused: false,
  gone: false,
};

/** Without jitter: `random` 0.5 is the middle of the spread. */
function next(pace: Partial<Pace>, random = 0.5) {
  const { at, reason } = nextPoll({ ...unknown, ...pace }, bounds, since, random);
  return [at === null ? null : at.getTime() - since.getTime(), reason] as const;
}

describe("a feed in order", () => {
  test("is polled at half the usual time between its articles", () => {
    expect(next({ medianGapMs: 2 * H })).toEqual([H, "half the usual 2h between articles"]);
  });
  test("is polled every hour while its rhythm is unknown", () => {
    expect(next({})).toEqual([H, "its rhythm is not known yet"]);
  });
  test("is polled neither more often than the shortest nor more seldom than the longest wait", () => {
    expect(next({ medianGapMs: M })).toEqual([5 * M, "half the usual 1m between articles, but at least 5m"]);
    expect(next({ medianGapMs: 0 })[0]).toBe(5 * M);
    expect(next({ medianGapMs: 240 * H })).toEqual([24 * H, "half the usual 10d between articles, but at most 24h"]);
  });
  test("is left alone for as long as it asks, within the bounds", () => {
    expect(next({ medianGapMs: H, ttlMs: 2 * H })).toEqual([2 * H, "the feed asks for 2h between polls"]);
    expect(next({ medianGapMs: 8 * H, ttlMs: 2 * H })[0]).toBe(4 * H);
    expect(next({ ttlMs: 999 * H })[0]).toBe(24 * H);
  });
  test("is left alone for as long as its server calls the answer fresh, within the bounds", () => {
    expect(next({ medianGapMs: H, maxAgeMs: 90 * M })).toEqual([
      90 * M,
      "the server calls its answer fresh for 1h 30m",
    ]);
  });
});

describe("pollEvery", () => {
  test("overrides bounds, rhythm and wishes", () => {
    expect(next({ pollEveryMs: 5 * S, medianGapMs: 4 * H, ttlMs: H, maxAgeMs: H })).toEqual([
      5 * S,
      "every 5s, as asked for",
    ]);
    expect(next({ pollEveryMs: 100 * H })[0]).toBe(100 * H);
  });
  test("backs off gently while the feed fails, to ten times at most", () => {
    expect(next({ pollEveryMs: 5 * S, failures: 1 })[0]).toBe(10 * S);
    expect(next({ pollEveryMs: 5 * S, failures: 3 })).toEqual([40 * S, "40s after 3 failures in a row"]);
    expect(next({ pollEveryMs: 5 * S, failures: 100 })[0]).toBe(50 * S);
  });
});

describe("a failing feed", () => {
  test("is asked again after the shortest wait, then after twice as long each time", () => {
    expect(next({ failures: 1, medianGapMs: 20 * H })).toEqual([5 * M, "5m after a failure"]);
    expect(next({ failures: 2 })[0]).toBe(10 * M);
    expect(next({ failures: 5 })[0]).toBe(80 * M);
  });
  test("is never given up", () => {
    expect(next({ failures: 1_000_000 })).toEqual([24 * H, "24h after 1000000 failures in a row"]);
  });
});

describe("Retry-After", () => {
  test("is obeyed even where pollEvery is shorter", () => {
    expect(next({ askedToWaitMs: 10 * M, failures: 1, pollEveryMs: 5 * S }, 0)).toEqual([
      10 * M,
      "the server asked to wait 10m",
    ]);
  });
  test("never makes the wait shorter than usual", () => {
    expect(next({ askedToWaitMs: S, failures: 1 }, 0)[0]).toBe(5 * M);
  });
});

test("a paused feed and one that is gone are not due at all", () => {
  expect(next({ paused: true, failures: 3 })).toEqual([null, "paused"]);
  expect(next({ gone: true })[0]).toBeNull();
});

test("polls spread by a tenth either way, but never below the shortest wait or what a server asked for", () => {
  expect(next({ medianGapMs: 20 * H }, 0)[0]).toBe(9 * H);
  expect(next({ medianGapMs: 20 * H }, 1)[0]).toBe(11 * H);
  expect(next({ medianGapMs: 0 }, 0)[0]).toBe(5 * M);
  expect(next({ askedToWaitMs: H }, 0)[0]).toBe(H);
});
