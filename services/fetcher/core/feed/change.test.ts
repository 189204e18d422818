import { describe, expect, test } from "bun:test";
import { feedState } from "../../test/feed-state";
import type { CheckedChange } from "../read-change";
import { afterChange } from "./change";
import { afterParseResult } from "./parse-result";
import type { FeedChanges, FeedState } from "./state";

const M = 60_000;
const bounds = { minMs: 5 * M, maxMs: 1440 * M };
const now = new Date("2026-11-21T12:30:00Z");
const after = (minutes: number) => new Date(now.getTime() + minutes * M);
const where = { url: "https://other.example/feed", host: "other.example:443" };

const changesOf = (feed: Partial<FeedState>, change: CheckedChange) =>
  afterChange(feedState(feed), change, "fetch-2", bounds, now, 0.5);

type Row = readonly [name: string, feed: Partial<FeedState>, change: CheckedChange, changes: FeedChanges];
const table = (rows: readonly Row[]) =>
  test.each([...rows])("%s", (_, feed, change, changes) => expect(changesOf(feed, change)).toEqual(changes));

describe("a new title", () => {
  table([
    [
      "publishes the newest document again",
      {},
      { title: "Mine" },
      { givenTitle: "Mine", newestFetchId: "fetch-2", parsedFetchId: "fetch-2" },
    ],
    [
      "publishes nothing without a document",
      { newestFetchId: null, parsedFetchId: null },
      { title: "Mine" },
      { givenTitle: "Mine" },
    ],
    ["publishes nothing where it is the old one", { givenTitle: "Mine" }, { title: "Mine" }, { givenTitle: "Mine" }],
    [
      "of a document that the tagger has yet to report on leaves its failure to be counted",
      { parsedFetchId: "fetch-0" },
      { title: "Mine" },
      { givenTitle: "Mine", newestFetchId: "fetch-2" },
    ],
  ]);
  const failed = { kind: "failed", fetchId: "fetch-2", reason: "this is a page", unread: false } as const;
  test.each<readonly [string, Partial<FeedState>, number]>([
    ["counts no failure twice", { documentFailures: 2 }, 2],
    ["counts a failure that was not reported yet", { documentFailures: 2, parsedFetchId: "fetch-0" }, 3],
    ["counts the first failure of a document that was understood before", { documentFailures: 0 }, 1],
  ])("of a failing feed %s", (_, feed, failures) => {
    const renamed = { ...feedState(feed), ...changesOf(feed, { title: "Mine" }) };
    expect(afterParseResult(renamed, failed, bounds, now, 0.5)?.documentFailures).toBe(failures);
  });
});

describe("a new URL", () => {
  test("forgets what the old one taught, ends its poll, and is polled at once", () =>
    expect(changesOf({ pollUnderWay: true, fetchFailures: 2, namedBy: "https://example.org/" }, { where })).toEqual({
      ...where,
      gone: false,
      etag: null,
      lastModified: null,
      sha256: null,
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
      nextPollAt: now,
      nextPollReason: "its URL changed",
    }));
  test("with a new title publishes nothing of the old one", () =>
    expect(changesOf({}, { where, title: "Mine" })).toMatchObject({ givenTitle: "Mine", newestFetchId: null }));
  test("of a paused feed waits for its end", () =>
    expect(changesOf({ paused: true, nextPollAt: null }, { where })).not.toHaveProperty("nextPollAt"));
  table([
    [
      "that is the old one changes nothing",
      {},
      { where: { url: "https://example.org/feed", host: "example.org:443" } },
      {},
    ],
  ]);
});

describe("a pause", () => {
  table([
    [
      "takes the feed off the schedule",
      {},
      { paused: true },
      { paused: true, nextPollAt: null, nextPollReason: "paused" },
    ],
    ["of a paused feed changes nothing more", { paused: true }, { paused: true }, { paused: true }],
    [
      "that ends makes the feed due",
      { paused: true },
      { paused: false },
      { paused: false, nextPollAt: now, nextPollReason: "resumed" },
    ],
    [
      "that ends waits for Retry-After",
      { paused: true, retryAfterUntil: after(10) },
      { paused: false },
      { paused: false, nextPollAt: after(10), nextPollReason: "resumed" },
    ],
  ]);
});

describe("an interval", () => {
  const every = (minutes: number) => ({ pollEveryMs: minutes * M });
  table([
    [
      "counts from the last poll",
      {},
      every(90),
      {
        ...every(90),
        nextPollAt: after(60),
        nextPollReason: "every 1 hour 30 minutes, as set for this feed",
        pollAgain: false,
      },
    ],
    [
      "that is taken back leaves the schedule to the usual gap",
      every(90),
      { pollEveryMs: null },
      {
        pollEveryMs: null,
        nextPollAt: after(30),
        nextPollReason: "every hour, half the usual gap between articles",
        pollAgain: false,
      },
    ],
    [
      "of a failing feed backs off",
      { fetchFailures: 1, documentFailures: 1 },
      every(90),
      { ...every(90), nextPollAt: after(330), nextPollReason: "6 hours after 2 failures in a row", pollAgain: false },
    ],
    [
      "gives way to Retry-After",
      { fetchFailures: 1, retryAfterUntil: after(10) },
      every(1),
      { ...every(1), nextPollAt: after(10), nextPollReason: "the server asked to wait 40 minutes", pollAgain: false },
    ],
    [
      "that is set during a poll makes another follow it",
      { pollUnderWay: true },
      every(90),
      {
        ...every(90),
        nextPollAt: after(60),
        nextPollReason: "every 1 hour 30 minutes, as set for this feed",
        pollAgain: true,
      },
    ],
    ["that is the old one changes nothing", every(90), every(90), every(90)],
  ]);
});
