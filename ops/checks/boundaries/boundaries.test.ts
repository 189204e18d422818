import { expect, test } from "bun:test";
import { cyclesIn } from "./cycles";
import { exceptions, isException } from "./exceptions";
import { rooms } from "./rooms";
import { importGraph, readTree } from "./tree";
import { findViolations } from "./violations";

const sources = await readTree();
const paths = new Set(sources.map(({ path }) => path));
const violations = sources.flatMap((source) => findViolations(source, rooms, (path) => paths.has(path)));

test("the tree has files to check", () => {
  expect(sources.length).toBeGreaterThan(500);
});

test("every file imports what its room may", () => {
  expect(violations.filter((violation) => !isException(violation)).map(({ message }) => message)).toEqual([]);
});

test("every exception is still needed (delete the one that is not)", () => {
  const needed = violations.map(({ from, to }) => `${from} → ${to}`);
  expect(
    exceptions.map(({ from, to }) => `${from} → ${to}`).filter((exception) => !needed.includes(exception)),
  ).toEqual([]);
});

test("no file imports itself through others, not even in types", () => {
  // a started script may import from the one that starts it
  expect(cyclesIn(importGraph(sources, ({ starts }) => !starts))).toEqual([]);
});
