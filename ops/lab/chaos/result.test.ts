import { expect, test } from "bun:test";
import { describe, faultsIn, type Result } from "./result";

const good: Result = {
  seed: "a",
  shape: { feeds: 2, articles: 3, bytes: 1_000 },
  killed: [{ part: "tagger", atSeconds: 1, stored: 0.5, backAfterSeconds: 0.8 }],
  unexpectedExits: 0,
  settledSeconds: 12,
  left: {
    unstoredArticles: 0,
    unpublishedDocuments: 0,
    outboxRows: 0,
    documentsForTagger: 0,
    parseResultsForFetcher: 0,
  },
  checks: [{ what: "articles stored", seen: 6, faults: { lost: 0, double: 0 } }],
};

test("a run without faults reports success", () => {
  expect(faultsIn(good)).toEqual([]);
  expect(describe(good)).toContain("Nothing was lost or duplicated.");
});

test("every fault is named: losses, leftovers, unknown counts and kills that prove nothing", () => {
  const bad: Result = {
    ...good,
    killed: [{ part: "api", atSeconds: 9, stored: 1, backAfterSeconds: 1 }],
    unexpectedExits: 1,
    left: { ...good.left, outboxRows: 4, documentsForTagger: null },
    checks: [{ what: "articles stored", seen: 6, faults: { lost: 2, double: 0 } }],
  };
  expect(faultsIn(bad)).toEqual([
    "articles stored: 2 lost",
    "left in the backlog: 4 outbox rows",
    "left in the backlog: unknown documents for tagger",
    "1 services exited without being killed",
    "1 kills came after the ingest, so they prove nothing",
  ]);
  expect(describe(bad)).not.toContain("Nothing was lost");
});
