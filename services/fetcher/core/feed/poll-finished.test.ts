import { describe, expect, test } from "bun:test";
import {
  after,
  changesOf,
  elsewhere,
  failed,
  freshness,
  gone,
  now,
  throttled,
  unchanged,
  updated,
} from "../../test/finished-polls";
import type { Outcome } from "../outcome";
import type { FeedChanges, FeedState } from "./state";

const unreadable = { documentFailures: 2, documentError: "a page" };

type Row = readonly [name: string, feed: Partial<FeedState>, outcome: Outcome, changes: FeedChanges];
const table = (rows: readonly Row[]) =>
  test.each([...rows])("%s", (_, feed, outcome, changes) => expect(changesOf(feed, outcome)).toMatchObject(changes));

const outcomes = [updated, unchanged, elsewhere, failed, gone, throttled(null), throttled(1)];
const byKind = outcomes.map((outcome) => [outcome.kind, outcome] as const);

describe.each(byKind)("a poll that is %s", (_, outcome) => {
  test("ends its lease", () =>
    expect(changesOf({ pollAgain: true }, outcome)).toMatchObject({
      pollUnderWay: false,
      pollAgain: false,
      lastPolledAt: now,
    }));
  test("leaves a paused feed paused", () =>
    expect(changesOf({ paused: true, pollAgain: true }, outcome)).toMatchObject({
      nextPollAt: null,
      nextPollReason: "paused",
    }));
});

describe("a document", () => {
  const failing = { fetchFailures: 3, fetchError: "404", gone: true, retryAfterUntil: now };
  const inOrder = { fetchFailures: 0, fetchError: null, gone: false, retryAfterUntil: null };
  table([
    [
      "that is new becomes the newest, with its validators",
      {},
      updated,
      { ...freshness, sha256: "bb", newestFetchId: "fetch-2", lastChangedAt: now },
    ],
    ["ends the failures of its server", failing, updated, inOrder],
    [
      "that is unchanged ends them too, and moves the next poll",
      failing,
      unchanged,
      {
        ...freshness,
        ...inOrder,
        nextPollAt: after(180),
        nextPollReason: "every 3 hours, as the server's Cache-Control header asks",
      },
    ],
    [
      "that could not be parsed is one more failure each time it is served unchanged",
      unreadable,
      unchanged,
      { documentFailures: 3, nextPollAt: after(20), nextPollReason: "20 minutes after 3 failures in a row" },
    ],
    [
      "that was not parsed yet does not fail by being served again",
      { ...unreadable, newestFetchId: "fetch-1b" },
      unchanged,
      { documentFailures: 2, nextPollReason: "10 minutes after 2 failures in a row" },
    ],
    [
      "that is new leaves the failures of older ones standing until it is parsed",
      unreadable,
      updated,
      { nextPollReason: "10 minutes after 2 failures in a row" },
    ],
  ]);
  test("that is unchanged moves neither the newest fetch nor the time of the last change", () => {
    const changes = changesOf({}, unchanged);
    for (const field of ["sha256", "newestFetchId", "lastChangedAt"]) expect(changes).not.toHaveProperty(field);
  });
});

describe("a server that does not serve", () => {
  table([
    [
      "is one more failure, in words",
      { fetchFailures: 1 },
      failed,
      { fetchFailures: 2, fetchError: "404", nextPollReason: "10 minutes after 2 failures in a row" },
    ],
    [
      "counts beside a document that fails",
      { ...unreadable, fetchFailures: 1 },
      failed,
      { fetchFailures: 2, nextPollReason: "40 minutes after 4 failures in a row" },
    ],
    [
      "is obeyed where it asks to wait, even by a feed that is polled more often",
      { pollEveryMs: 60_000 },
      throttled(120),
      { fetchFailures: 1, fetchError: "429", retryAfterUntil: after(120), nextPollAt: after(120) },
    ],
    [
      "that is busy without Retry-After causes a back-off",
      { retryAfterUntil: after(-1) },
      throttled(null),
      { fetchFailures: 1, retryAfterUntil: null, nextPollReason: "5 minutes after a failure" },
    ],
    [
      "and answers 410 is polled no more",
      {},
      gone,
      { gone: true, fetchError: "410", fetchFailures: 1, nextPollAt: null },
    ],
    [
      "after a 410 is polled again, since it no longer says that the feed is gone",
      { gone: true, fetchFailures: 1 },
      failed,
      { gone: false, fetchFailures: 2, nextPollReason: "10 minutes after 2 failures in a row" },
    ],
  ]);
  test("keeps the validators and the hash of the newest document", () => {
    for (const outcome of [failed, throttled(null), gone, elsewhere]) {
      const changes = changesOf({}, outcome);
      for (const field of ["etag", "lastModified", "sha256", "newestFetchId"])
        expect(changes).not.toHaveProperty(field);
    }
  });
});
