import { expect, test } from "bun:test";
import { feedView, type ViewedState } from "./view";

const stored: ViewedState = {
  url: "https://example.org/feed",
  givenTitle: null,
  title: "Its own",
  siteUrl: null,
  pollEveryMs: 5000,
  paused: false,
  gone: false,
  fetchFailures: 0,
  fetchError: null,
  documentFailures: 0,
  documentError: null,
  lastPolledAt: new Date(0),
  lastChangedAt: null,
  nextPollAt: null,
  nextPollReason: null,
};

test("a feed is shown with absent values as null, times in UTC and durations as they are written", () =>
  expect(feedView("7", stored)).toEqual({
    id: "7",
    url: "https://example.org/feed",
    title: "Its own",
    siteUrl: null,
    status: "active",
    pollEvery: "5s",
    lastPolledAt: "1970-01-01T00:00:00.000Z",
    lastChangedAt: null,
    nextPollAt: null,
    nextPollReason: null,
    failures: 0,
    lastError: null,
  }));
test("the operator's title wins", () => expect(feedView("7", { ...stored, givenTitle: "Mine" }).title).toBe("Mine"));
test("failures of server and document count together, and the server's is shown first", () =>
  expect(
    feedView("7", { ...stored, fetchFailures: 2, fetchError: "404", documentFailures: 1, documentError: "no feed" }),
  ).toMatchObject({ status: "failing", failures: 3, lastError: "404" }));
test("gone comes before paused, and paused before failing", () => {
  expect(feedView("7", { ...stored, gone: true, paused: true }).status).toBe("gone");
  expect(feedView("7", { ...stored, paused: true, fetchFailures: 1 }).status).toBe("paused");
});
