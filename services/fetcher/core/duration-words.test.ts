import { expect, test } from "bun:test";
import { durationInWords } from "./duration-words";

test.each([
  [0, "0ms"],
  [999, "999ms"],
  [5000, "5s"],
  [90_000, "1m 30s"],
  [3_600_000, "1h"],
  [86_400_000, "24h"],
  [5 * 86_400_000 + 3 * 3_600_000 + 5, "5d 3h"],
])("%i ms is %s", (ms, words) => expect(durationInWords(ms)).toBe(words));
