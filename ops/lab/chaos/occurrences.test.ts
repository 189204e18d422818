import { expect, test } from "bun:test";
import { compareOccurrences } from "./occurrences";

test("missing, duplicate and unexpected articles are counted separately", () => {
  expect(compareOccurrences(["a", "b", "b", "b", "x"], ["a", "b", "c"])).toEqual({ missing: 1, double: 2, foreign: 1 });
  expect(compareOccurrences(["b", "a"], ["a", "b"])).toEqual({ missing: 0, double: 0, foreign: 0 });
});
