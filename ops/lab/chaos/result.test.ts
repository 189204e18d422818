import { expect, test } from "bun:test";
import { describe, faultsIn, type Result } from "./result";

const good: Result = {
  seed: "a",
  shape: { feeds: 2, articles: 3, bytes: 1_000 },
  moments: [{ part: "tagger", atSeconds: 1, stored: 0.5, backAfterSeconds: 0.8 }],
  uninvited: 0,
  settledSeconds: 12,
  left: { unstored: 0, unpublished: 0, untold: 0, untagged: 0, unlearnt: 0 },
  checks: [{ what: "articles stored", seen: 6, faults: { lost: 0, double: 0 } }],
};

test("a run without faults says so", () => {
  expect(faultsIn(good)).toEqual([]);
  expect(describe(good)).toContain("Nothing lost, nothing double.");
});

test("every fault is named: what is wrong, what is left, what could not be seen, what proves nothing", () => {
  const bad: Result = {
    ...good,
    moments: [{ part: "api", atSeconds: 9, stored: 1, backAfterSeconds: 1 }],
    uninvited: 1,
    left: { ...good.left, untold: 4, untagged: null },
    checks: [{ what: "articles stored", seen: 6, faults: { lost: 2, double: 0 } }],
  };
  expect(faultsIn(bad)).toEqual([
    "articles stored: 2 lost",
    "still under way: 4 untold",
    "still under way: unknown untagged",
    "1 ends of services that nobody had killed",
    "1 kills came after the ingest and prove nothing",
  ]);
  expect(describe(bad)).not.toContain("Nothing lost");
});
