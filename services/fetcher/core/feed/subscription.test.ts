import { expect, test } from "bun:test";
import { feedState } from "../../test/feed-state";
import { afterRefresh } from "./refresh";
import { afterRevival, afterUnsubscribing, newFeed } from "./subscription";

const now = new Date("2026-11-21T12:30:00Z");
const later = new Date("2026-11-21T13:00:00Z");
const subscription = { url: "https://example.org/feed", host: "example.org:443", title: null, pollEveryMs: 60_000 };

test("a new subscription is due at once", () =>
  expect(newFeed({ ...subscription, title: "Mine" }, now)).toEqual({
    url: "https://example.org/feed",
    host: "example.org:443",
    givenTitle: "Mine",
    pollEveryMs: 60_000,
    nextPollAt: now,
    nextPollReason: "new",
  }));

test("a subscription that ends is polled no more, and a poll of it that is under way loses its lease", () =>
  expect(afterUnsubscribing(now)).toEqual({ unsubscribedAt: now, nextPollAt: null, pollUnderWay: false }));

const ended = feedState({
  unsubscribedAt: now,
  nextPollAt: null,
  givenTitle: "Mine",
  paused: true,
  gone: true,
  fetchFailures: 4,
  fetchError: "410",
  movedTo: "https://example.org/new",
  movedTimes: 2,
});
test("a subscription that comes back starts afresh, keeps its document and title, and is due at once", () =>
  expect(afterRevival(ended, subscription, now)).toEqual({
    subscribedAt: now,
    unsubscribedAt: null,
    givenTitle: "Mine",
    pollEveryMs: 60_000,
    paused: false,
    gone: false,
    fetchFailures: 0,
    fetchError: null,
    movedTo: null,
    movedTimes: 0,
    pollAgain: false,
    nextPollAt: now,
    nextPollReason: "subscribed again",
  }));
test("a subscription that comes back takes the title it is given", () =>
  expect(afterRevival(ended, { ...subscription, title: "Yours" }, now).givenTitle).toBe("Yours"));
test("a subscription that comes back waits for Retry-After", () =>
  expect(afterRevival({ ...ended, retryAfterUntil: later }, subscription, now).nextPollAt).toEqual(later));

test("a refresh makes a feed due, independent of its schedule", () => {
  const due = { nextPollAt: now, nextPollReason: "a refresh was requested", pollAgain: false };
  expect(afterRefresh(feedState(), now)).toEqual(due);
  expect(afterRefresh(feedState({ gone: true, nextPollAt: null, retryAfterUntil: now }), now)).toEqual(due);
});
test("a refresh during a poll makes another follow it: what that one brings may be older", () =>
  expect(afterRefresh(feedState({ pollUnderWay: true }), now)).toMatchObject({ pollAgain: true }));
test("a refresh is refused while Retry-After runs", () =>
  expect(afterRefresh(feedState({ retryAfterUntil: later }), now)).toEqual({ notBefore: later }));
