import { describe, expect, test } from "bun:test";
import { feedState } from "../../test/feed-state";
import { changesOf, failed, now, unchanged } from "../../test/finished-polls";
import type { Outcome } from "../outcome";
import { mayMove, newUrl } from "./move";
import type { FeedChanges, FeedState } from "./state";

const there = "https://example.org/new";
const names = (feedUrl: string): Outcome => ({ kind: "elsewhere", feedUrl });

interface Met {
  readonly outcome: Outcome;
  readonly movedTo?: string;
  readonly takenBy?: string;
}
type Row = readonly [name: string, feed: Partial<FeedState>, poll: Met, changes: FeedChanges];

describe("a permanent redirect", () => {
  test.each<Row>([
    ["is remembered the first time", {}, { outcome: unchanged, movedTo: there }, { movedTo: there, movedTimes: 1 }],
    [
      "is counted the second time",
      { movedTo: there, movedTimes: 1 },
      { outcome: unchanged, movedTo: there },
      { movedTimes: 2 },
    ],
    [
      "is believed the third time",
      { movedTo: there, movedTimes: 2 },
      { outcome: unchanged, movedTo: there },
      { url: there, host: "example.org:443", movedTo: null, movedTimes: 0 },
    ],
    [
      "to another place starts again",
      { movedTo: "https://example.org/other", movedTimes: 2 },
      { outcome: unchanged, movedTo: there },
      { movedTo: there, movedTimes: 1 },
    ],
    [
      "is forgotten once a poll meets none",
      { movedTo: there, movedTimes: 2 },
      { outcome: unchanged },
      { movedTo: null, movedTimes: 0 },
    ],
    [
      "to a URL that another feed has is counted, and not followed",
      { movedTo: there, movedTimes: 2 },
      { outcome: unchanged, movedTo: there, takenBy: "7" },
      { movedTo: there, movedTimes: 3, fetchError: null },
    ],
  ])("%s", (_, feed, poll, changes) => expect(changesOf(feed, poll.outcome, poll)).toMatchObject(changes));

  test("that ends in a failure is evidence of nothing", () => {
    const changes = changesOf({ movedTo: there, movedTimes: 2 }, failed, { movedTo: there });
    for (const field of ["url", "movedTo", "movedTimes"]) expect(changes).not.toHaveProperty(field);
  });
});

describe("a web page that names its feed", () => {
  const fresh = { newestFetchId: null, parsedFetchId: null, sha256: null, etag: null };
  test.each<Row>([
    [
      "gives the feed that URL, which is polled at once",
      { fetchFailures: 2, fetchError: "404" },
      { outcome: names(there) },
      {
        url: there,
        host: "example.org:443",
        namedBy: "https://example.org/feed",
        fetchFailures: 0,
        fetchError: null,
        nextPollAt: now,
        nextPollReason: "its URL was found on a web page",
      },
    ],
    [
      "gives it to a paused feed, which stays paused",
      { paused: true },
      { outcome: names(there) },
      { url: there, nextPollAt: null },
    ],
    [
      "is a failure where another feed has that URL",
      {},
      { outcome: names(there), takenBy: "7" },
      {
        fetchFailures: 1,
        fetchError: `This is a web page; its feed ${there} is already subscribed as feed 7`,
        nextPollReason: "5 minutes after a failure",
      },
    ],
    [
      "is a failure where that URL cannot be fetched",
      {},
      { outcome: names("https://me:secret@example.org/") },
      {
        fetchFailures: 1,
        fetchError:
          "This is a web page, and the URL of its feed cannot be used: The URL contains a login, which everyone could read in the list of feeds. Remove it.",
      },
    ],
  ])("%s", (_, feed, poll, changes) =>
    expect(changesOf({ ...fresh, ...feed }, poll.outcome, poll)).toMatchObject(changes),
  );
});

test("only a poll that may change its feed's URL looks up the feed that has the new one", () => {
  const twice = feedState({ movedTo: there, movedTimes: 2 });
  expect(newUrl(twice, unchanged, there)).toMatchObject({ url: there });
  expect(newUrl(feedState(), unchanged, there)).toBeNull();
  expect(newUrl(twice, failed, there)).toBeNull();
  expect(newUrl(feedState(), names(there), null)).toMatchObject({ url: there });
  expect([mayMove(unchanged, null), mayMove(unchanged, there), mayMove(names(there), null)]).toEqual([
    false,
    true,
    true,
  ]);
});
