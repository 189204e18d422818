import { expect, test } from "bun:test";
import { readChange } from "./read-change";
import { readNewSubscription } from "./new-subscription";

test("a subscription gets the one spelling of its URL, and its title on one line", () =>
  expect(readNewSubscription({ url: "example.org/feed", title: " A\n B\0 ", pollEvery: "90s" })).toEqual({
    url: "https://example.org/feed",
    host: "example.org:443",
    title: "A B",
    pollEveryMs: 90_000,
  }));
test("an empty title is null", () =>
  expect(readNewSubscription({ url: "example.org", title: "  " })).toMatchObject({ title: null }));
test.each([
  ["500ms", '"pollEvery" must be at least 1s.'],
  ["0s", '"pollEvery" must be at least 1s.'],
  ["often", '"pollEvery" must be a duration such as 30s, 15m or 24h, not "often".'],
  ["400d", '"pollEvery" must be at most 365d.'],
])("pollEvery %s is refused: %s", (pollEvery, invalid) => {
  expect(readNewSubscription({ url: "example.org", pollEvery })).toEqual({ invalid });
  expect(readChange({ pollEvery })).toEqual({ invalid });
});
test("a change keeps apart what is left out and what is cleared", () => {
  expect(readChange({})).toEqual({});
  expect(readChange({ title: null, pollEvery: null, paused: false })).toEqual({
    title: null,
    pollEveryMs: null,
    paused: false,
  });
});
test("a change to an invalid URL is refused", () =>
  expect(readChange({ url: "file:///x" })).toEqual({ invalid: "Only http and https URLs can be fetched, not file." }));
