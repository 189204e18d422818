import { expect, test } from "bun:test";
import { backoffMs, pause } from "./backoff";

test("the delay doubles up to its most, spread by a quarter", () => {
  expect([0, 1, 2, 3, 40].map((attempt) => backoffMs(attempt, 100, 500, 0.5))).toEqual([100, 200, 400, 500, 500]);
  expect([backoffMs(0, 100, 500, 0), backoffMs(0, 100, 500, 1)]).toEqual([75, 125]);
});

test("a pause ends at once when its signal aborts", async () => {
  const stop = new AbortController();
  const begun = performance.now();
  const paused = pause(60_000, stop.signal);
  stop.abort();
  await paused;
  await pause(60_000, stop.signal);
  expect(performance.now() - begun).toBeLessThan(5000);
});
