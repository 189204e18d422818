import { expect, test } from "bun:test";
import { compareNumbers, compareOnce, NO_SHORTFALL } from "./exactly-once";

const numbers = (feed: string, ...all: number[]) => all.map((n) => ({ feed, n }));

test("what was promised came once, beside others", () => {
  expect(compareOnce(["a", "b"], ["x", "b", "a"])).toEqual(NO_SHORTFALL);
});

test("what did not come is lost, and what came twice is doubled", () => {
  expect(compareOnce(["a", "b"], ["b", "x", "x"])).toEqual({ lost: ["a"], doubled: ["x"] });
  expect(compareOnce(["a"], [])).toEqual({ lost: ["a"], doubled: [] });
});

test("a feed may begin at any number and has no gap from there", () => {
  expect(compareNumbers([...numbers("world", 5, 4, 3), ...numbers("science", 0, 1)])).toEqual(NO_SHORTFALL);
});

test("a gap in one feed is no other feed's matter, and is named", () => {
  const came = [...numbers("world", 7, 4, 4), ...numbers("science", 5, 6)];
  expect(compareNumbers(came)).toEqual({ lost: ["world 5", "world 6"], doubled: ["world 4"] });
});
