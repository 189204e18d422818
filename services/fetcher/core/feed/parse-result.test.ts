import { describe, expect, test } from "bun:test";
import { feedState } from "../../test/feed-state";
import { afterParseResult, type ParseResult, readParseResult } from "./parse-result";
import type { FeedChanges, FeedState } from "./state";

const M = 60_000;
const bounds = { minMs: 5 * M, maxMs: 1440 * M };
const polled = new Date("2026-11-21T12:00:00Z");
const now = new Date("2026-11-21T12:00:02Z");
const afterPolling = (minutes: number) => new Date(polled.getTime() + minutes * M);

describe("a message of the tagger", () => {
  const understood = {
    feedId: "1",
    fetchId: "f",
    outcome: "understood",
    title: " A feed ",
    siteUrl: "https://example.org",
    items: 3,
    publishedGapsMs: [10, 30],
    ttlMs: 5,
  } as const;
  const failed = { feedId: "1", fetchId: "f", outcome: "failed", reason: "this is a page" } as const;
  test("gives title, site and usual gap of a feed that was understood", () =>
    expect(readParseResult({ ...understood, publishedGapsMs: [10, 30] })).toEqual({
      kind: "understood",
      fetchId: "f",
      title: "A feed",
      siteUrl: "https://example.org/",
      medianGapMs: 20,
      ttlMs: 5,
    }));
  test("gives no site that is not on the web", () =>
    expect(readParseResult({ ...understood, siteUrl: "javascript:alert(1)", publishedGapsMs: [] })).toMatchObject({
      siteUrl: null,
      medianGapMs: null,
    }));
  test("keeps a failure's reason, and whether the document was read", () => {
    expect(readParseResult(failed)).toEqual({ kind: "failed", fetchId: "f", reason: "this is a page", unread: false });
    expect(readParseResult({ ...failed, unread: true })).toMatchObject({ unread: true });
  });
});

const understood: ParseResult = {
  kind: "understood",
  fetchId: "fetch-2",
  title: "News",
  siteUrl: null,
  medianGapMs: 480 * M,
  ttlMs: null,
};
const failed: ParseResult = { kind: "failed", fetchId: "fetch-2", reason: "this is a page", unread: false };
const unread: ParseResult = { kind: "failed", fetchId: "fetch-2", reason: "the archive has lost it", unread: true };

/** The feed's newest document is `fetch-2`; the tagger last reported on `fetch-1`. */
const changesOf = (feed: Partial<FeedState>, result: ParseResult) =>
  afterParseResult(feedState({ newestFetchId: "fetch-2", ...feed }), result, bounds, now, 0.5);

type Row = readonly [name: string, feed: Partial<FeedState>, result: ParseResult, changes: FeedChanges];

describe("a parse result", () => {
  test.each<Row>([
    [
      "that is understood ends the document's failures and plans the next poll by the usual gap",
      { documentFailures: 3, documentError: "a page" },
      understood,
      {
        parsedFetchId: "fetch-2",
        documentFailures: 0,
        documentError: null,
        title: "News",
        medianGapMs: 480 * M,
        nextPollAt: afterPolling(240),
        nextPollReason: "every 4 hours, half the usual gap between articles",
      },
    ],
    [
      "that failed is the feed's failure, and backs off",
      {},
      failed,
      {
        parsedFetchId: "fetch-2",
        documentFailures: 1,
        documentError: "this is a page",
        nextPollAt: afterPolling(5),
        nextPollReason: "5 minutes after a failure",
      },
    ],
    ["of the next document that failed is one more", { documentFailures: 1 }, failed, { documentFailures: 2 }],
    [
      "that comes twice counts once",
      { parsedFetchId: "fetch-2", documentFailures: 2 },
      failed,
      { documentFailures: 2, nextPollReason: "10 minutes after 2 failures in a row" },
    ],
    [
      "that differs from the one before it counts",
      { parsedFetchId: "fetch-2", documentFailures: 0 },
      failed,
      { documentFailures: 1 },
    ],
    [
      "of a document that was not read forgets it, to fetch it again after a back-off",
      {},
      unread,
      {
        etag: null,
        lastModified: null,
        sha256: null,
        pollAgain: false,
        documentFailures: 1,
        nextPollAt: afterPolling(5),
      },
    ],
    [
      "of a document that was not read makes another poll follow one that is under way",
      { pollUnderWay: true },
      unread,
      { etag: null, sha256: null, pollAgain: true, documentFailures: 1 },
    ],
    [
      "never plans a poll within Retry-After",
      { retryAfterUntil: afterPolling(600), nextPollAt: afterPolling(600) },
      failed,
      { nextPollAt: afterPolling(600), nextPollReason: "the server asked to wait 10 hours" },
    ],
  ])("%s", (_, feed, result, changes) => expect(changesOf(feed, result)).toMatchObject(changes));

  test.each<readonly [string, Partial<FeedState>]>([
    ["a poll that is due, such as after a refresh, due", { nextPollAt: now }],
    ["the plan to a poll that is under way", { pollUnderWay: true }],
    ["a failing server its back-off", { fetchFailures: 1 }],
    ["a feed without polls without them", { nextPollAt: null }],
    ["a feed that was never polled as it is", { lastPolledAt: null }],
  ])("leaves %s", (_, feed) => {
    for (const result of [understood, failed, unread]) expect(changesOf(feed, result)).not.toHaveProperty("nextPollAt");
  });

  test("of an older document changes nothing", () => {
    for (const result of [understood, failed, unread])
      expect(changesOf({}, { ...result, fetchId: "fetch-1" })).toBeNull();
  });
});
