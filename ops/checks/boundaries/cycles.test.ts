import { expect, test } from "bun:test";
import { cyclesIn } from "./cycles";

const graph = (edges: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(edges));

test("a path that forks and joins again is not a cycle", () => {
  expect(cyclesIn(graph({ a: ["b", "c"], b: ["d"], c: ["d"], d: [] }))).toEqual([]);
});

test("each group of files that import one another is found once", () => {
  expect(cyclesIn(graph({ a: ["b"], b: ["c"], c: ["b", "d"], d: ["e"], e: ["d"] }))).toEqual([
    ["d", "e"],
    ["b", "c"],
  ]);
});

test("a file that imports itself is a cycle", () => {
  expect(cyclesIn(graph({ a: ["a"] }))).toEqual([["a"]]);
});
