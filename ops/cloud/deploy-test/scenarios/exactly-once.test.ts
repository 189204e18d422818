import { expect, test } from "bun:test";
import { compareNumbers, compareOnce, NO_SHORTFALL } from "./exactly-once";

const numbers = (feed: string, ...all: number[]) => all.map((n) => ({ feed, n }));

test("promised messages that arrive once are complete, even among others", () => {
  expect(compareOnce(["a", "b"], ["x", "b", "a"])).toEqual(NO_SHORTFALL);
});

test("a missing message is lost, and a repeated one is doubled", () => {
  expect(compareOnce(["a", "b"], ["b", "x", "x"])).toEqual({ lost: ["a"], doubled: ["x"] });
  expect(compareOnce(["a"], [])).toEqual({ lost: ["a"], doubled: [] });
});

test("a feed may begin at any number and has no gap from there", () => {
  expect(compareNumbers([...numbers("world", 5, 4, 3), ...numbers("science", 0, 1)])).toEqual(NO_SHORTFALL);
});

test("a gap in one feed is reported for that feed only", () => {
  const came = [...numbers("world", 7, 4, 4), ...numbers("science", 5, 6)];
  expect(compareNumbers(came)).toEqual({ lost: ["world 5", "world 6"], doubled: ["world 4"] });
});
