import { expect, test } from "bun:test";
import { restartDelayMs } from "./restart-delay";

test("the first restart comes after a quarter of a second", () => {
  expect(restartDelayMs(null, 0)).toBe(250);
});

test("the delay doubles with every restart, up to five seconds", () => {
  const delays: number[] = [];
  for (let i = 0; i < 7; i++) delays.push(restartDelayMs(delays.at(-1) ?? null, 100));
  expect(delays).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
});

test("the delay starts over after ten seconds alive", () => {
  expect(restartDelayMs(5000, 9_999)).toBe(5000);
  expect(restartDelayMs(5000, 10_000)).toBe(250);
});
