import { expect, test } from "bun:test";
import { readLesson } from "./lesson";

const ids = { feedId: "1", fetchId: "f" };

test("a feed that was understood teaches title, site and rhythm", () =>
  expect(
    readLesson({
      ...ids,
      outcome: "understood",
      title: " A feed ",
      siteUrl: "https://example.org",
      items: 3,
      publishedGapsMs: [10, 30],
      ttlMs: 5,
    }),
  ).toEqual({ kind: "understood", title: "A feed", siteUrl: "https://example.org/", medianGapMs: 20, ttlMs: 5 }));
test("a site that is no web address is none", () =>
  expect(
    readLesson({
      ...ids,
      outcome: "understood",
      title: null,
      siteUrl: "javascript:alert(1)",
      items: 0,
      publishedGapsMs: [],
      ttlMs: null,
    }),
  ).toMatchObject({ siteUrl: null, medianGapMs: null }));
test("a failure keeps its words", () =>
  expect(readLesson({ ...ids, outcome: "failed", reason: "this is a page" })).toEqual({
    kind: "failed",
    reason: "this is a page",
    unread: false,
  }));
test("a document that was not read is one to fetch again", () =>
  expect(readLesson({ ...ids, outcome: "failed", reason: "lost", unread: true })).toMatchObject({ unread: true }));
