import { expect, test } from "bun:test";
import type { FeedRaw } from "@infostream/contracts";
import { draftOf } from "./draft";
import type { ReadArticle } from "./read/items";
import { changedArticle, newArticle, type StoredArticle, type Source } from "./revision";

const article = (more: Partial<ReadArticle> = {}): ReadArticle => ({
  identity: "guid:a",
  url: "https://example.org/a",
  title: "Title",
  summary: "Summary",
  contentHtml: "<p>Text</p>",
  author: null,
  categories: [],
  publishedAt: new Date("2026-01-02T00:00:00Z"),
  updatedAt: null,
  language: "en",
  image: null,
  enclosures: [],
  text: "Text",
  ...more,
});
const source = (fetchedAt: string): Source => ({
  document: { fetchedAt } as FeedRaw,
  parser: "p",
  rules: "r",
  traceparent: "t",
});
const stored = (more: Partial<StoredArticle> = {}): StoredArticle => ({
  id: "7",
  contentHash: draftOf(article(), []).contentHash,
  revision: 3,
  tags: [],
  sortAt: new Date("2026-01-02T00:00:00Z"),
  publishedAt: new Date("2026-01-02T00:00:00Z"),
  fetchedAt: new Date("2026-01-03T00:00:00Z"),
  documentFetchedAt: new Date("2026-01-03T00:00:00Z"),
  ...more,
});

test("an article is sorted by its publication, or by first sight where that is earlier", () => {
  expect(newArticle(draftOf(article(), []), source("2026-01-03T00:00:00Z")).sortAt).toEqual(
    new Date("2026-01-02T00:00:00Z"),
  );
  expect(newArticle(draftOf(article(), []), source("2026-01-01T00:00:00Z")).sortAt).toEqual(
    new Date("2026-01-01T00:00:00Z"),
  );
  expect(newArticle(draftOf(article({ publishedAt: null }), []), source("2026-01-03T00:00:00Z")).sortAt).toEqual(
    new Date("2026-01-03T00:00:00Z"),
  );
});

test("an article that looks the same to a reader makes no revision, even if its dates change", () => {
  const touched = draftOf(
    article({ publishedAt: new Date("2026-02-01T00:00:00Z"), updatedAt: new Date("2026-02-01T00:00:00Z") }),
    [],
  );
  expect(changedArticle(touched, stored(), source("2026-02-01T00:00:00Z"))).toBeNull();
});

test("another title, or another tag, is the next revision; place and first date stay", () => {
  const change = changedArticle(
    draftOf(article({ title: "Corrected", publishedAt: new Date("2026-02-01T00:00:00Z") }), []),
    stored(),
    source("2026-02-01T00:00:00Z"),
  );
  expect(change).toMatchObject({ id: "7", revision: 4, sortAt: stored().sortAt, publishedAt: stored().publishedAt });
  expect(change?.updatedAt).toEqual(new Date("2026-02-01T00:00:00Z"));
  expect(
    changedArticle(draftOf(article(), [{ name: "ai", matches: ["AI"] }]), stored(), source("2026-02-01T00:00:00Z"))
      ?.revision,
  ).toBe(4);
});

test("an older document never changes what a newer one brought", () => {
  expect(changedArticle(draftOf(article({ title: "Old" }), []), stored(), source("2026-01-02T00:00:00Z"))).toBeNull();
});

test("identities too long for an index entry are distinguished by their hash", () => {
  const long = (end: string) => draftOf(article({ identity: `guid:${"x".repeat(9000)}${end}` }), []).identity;
  expect(long("1")).toStartWith("guid:sha256:");
  expect(long("1")).not.toBe(long("2"));
});

test("an article has at most a hundred tags", () => {
  const tags = Array.from({ length: 2000 }, (_, n) => ({ name: `tag ${n}`, matches: ["m".repeat(500)] }));
  const draft = draftOf(article(), tags);
  expect(draft.tags).toHaveLength(100);
  expect(draft.tags[0]?.matches[0]).toHaveLength(100);
});
