import { expect, test } from "bun:test";
import type { FeedRaw } from "@infostream/contracts";
import { failedResult, parsedResult } from "./parse-result";
import type { ParsedFeed, ParsedItem } from "./read/parsed-feed";

const document = { feedId: "1", fetchId: "f" } as FeedRaw;
const item = (publishedAt: string | null) => ({ publishedAt: publishedAt && new Date(publishedAt) }) as ParsedItem;
const feed = (more: Partial<ParsedFeed>): ParsedFeed =>
  ({ title: "T", siteUrl: null, ttlMinutes: null, updatePeriodMinutes: null, items: [], ...more }) as ParsedFeed;

test("a feed states the gaps between published dates, newest first, in any order of items", () => {
  const items = [item("2026-01-01T00:00:00Z"), item(null), item("2026-01-01T03:00:00Z"), item("2026-01-01T01:00:00Z")];
  expect(parsedResult(document, feed({ items }))).toMatchObject({ items: 4, publishedGapsMs: [7_200_000, 3_600_000] });
});

test("the longer of ttl and sy: is what the feed asks for", () => {
  expect(parsedResult(document, feed({ ttlMinutes: 30, updatePeriodMinutes: 60 }))).toMatchObject({ ttlMs: 3_600_000 });
  expect(parsedResult(document, feed({}))).toMatchObject({ ttlMs: null });
});

test("a failure's reason has a bounded length", () => {
  expect(failedResult(document, "x".repeat(5000))).toMatchObject({ outcome: "failed", reason: "x".repeat(1000) });
});
