import { expect, test } from "bun:test";
import type { ParsedFeed, ParsedItem } from "./parsed-feed";
import { readItems } from "./items";

const now = new Date("2024-05-01T00:00:00Z");
const blank: ParsedItem = {
  guid: null,
  url: null,
  title: null,
  contentHtml: null,
  summaryHtml: null,
  authors: [],
  categories: [],
  publishedAt: null,
  updatedAt: null,
  language: null,
  image: null,
  enclosures: [],
};
const feedOf = (...items: Partial<ParsedItem>[]): ParsedFeed => ({
  format: "rss 2.0",
  parser: "rss-parser 3.13.0",
  title: null,
  siteUrl: null,
  description: null,
  language: "de",
  ttlMinutes: null,
  updatePeriodMinutes: null,
  hubs: [],
  items: items.map((item) => ({ ...blank, ...item })),
});
const read = (...items: Partial<ParsedItem>[]) => readItems(feedOf(...items), now);

test("an article has its item's fields and the feed's language", () => {
  expect(
    read({
      guid: "1",
      title: "T",
      contentHtml: "<p>Long text</p>",
      summaryHtml: "Short",
      authors: ["A", "B"],
      publishedAt: new Date(86_400_000 * 9),
    }),
  ).toEqual([
    {
      identity: "guid:1",
      url: null,
      title: "T",
      summary: "Short",
      contentHtml: "<p>Long text</p>",
      author: "A, B",
      categories: [],
      publishedAt: new Date(86_400_000 * 9),
      updatedAt: null,
      language: "de",
      image: null,
      enclosures: [],
      text: "Short\nLong text",
    },
  ]);
});

test("of two items with one identity the first wins", () => {
  expect(
    read({ guid: "1", title: "a" }, { guid: "2", title: "b" }, { guid: "1", title: "c" }).map(
      (article) => article.title,
    ),
  ).toEqual(["a", "b"]);
});

test("an item without a title is known by its text, else by its address", () => {
  expect(read({ summaryHtml: "<p>Some words</p>" })[0]?.title).toBe("Some words");
  expect(read({ url: "https://www.example.org/a/?b=c" })[0]?.title).toBe("example.org/a");
  expect(read({ enclosures: [{ url: "https://example.org/a.mp3", type: null, length: null }] })[0]?.title).toBe(
    "example.org/a.mp3",
  );
});

test("an item with nothing but a category is skipped", () => {
  expect(read({}, { categories: ["x"] })).toEqual([]);
});

test("a description alone is the content too, and its text is not doubled", () => {
  expect(read({ guid: "1", summaryHtml: "<p>Only</p>" })[0]).toMatchObject({
    contentHtml: "<p>Only</p>",
    text: "Only",
    summary: "Only",
  });
  expect(read({ guid: "1", summaryHtml: "Only", contentHtml: "<p>Only this</p>" })[0]?.text).toBe("Only this");
});

test("the feed's own summary comes before the content", () => {
  const summaryOf = (item: Partial<ParsedItem>) => read({ guid: "1", ...item })[0]?.summary;
  expect(summaryOf({ summaryHtml: "In short.", contentHtml: "At length." })).toBe("In short.");
  expect(summaryOf({ contentHtml: "At length." })).toBe("At length.");
});

test("a date in the future is now, one before the web is dropped, and an update stands in for a missing one", () => {
  const published = (publishedAt: Date) => read({ guid: "1", publishedAt })[0]?.publishedAt;
  expect(published(new Date("2030-01-01"))).toEqual(now);
  expect(published(new Date("2024-04-01"))).toEqual(new Date("2024-04-01"));
  expect(published(new Date(0))).toBeNull();
  expect(read({ guid: "1", updatedAt: new Date("2024-01-01") })[0]).toMatchObject({
    publishedAt: new Date("2024-01-01"),
    updatedAt: new Date("2024-01-01"),
  });
});
