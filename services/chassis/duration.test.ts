import { expect, test } from "bun:test";
import { formatDuration, parseDuration } from "./duration";

test("durations are read in milliseconds", () => {
  expect(["500ms", "10s", "15m", "24h", "7d"].map(parseDuration)).toEqual([
    500, 10_000, 900_000, 86_400_000, 604_800_000,
  ]);
});

test("a text that is not a duration is null", () => {
  expect(["", "10", "s", "-5s", "1.5h", "10 s", "99999999999s"].map(parseDuration)).toEqual(Array(7).fill(null));
});

test("a duration is written as it was read, in its largest whole unit", () => {
  expect([500, 10_000, 900_000, 86_400_000, 90_000, 0].map(formatDuration)).toEqual([
    "500ms",
    "10s",
    "15m",
    "1d",
    "90s",
    "0ms",
  ]);
});
