import { expect, test } from "bun:test";
import { durationInWords, intervalInWords } from "./duration-words";

test.each([
  [0, "0 milliseconds"],
  [999, "999 milliseconds"],
  [5000, "5 seconds"],
  [90_000, "1 minute 30 seconds"],
  [3_600_000, "1 hour"],
  [86_400_000, "24 hours"],
  [5 * 86_400_000 + 3 * 3_600_000 + 5, "5 days 3 hours"],
])("%i ms is %s", (ms, words) => expect(durationInWords(ms)).toBe(words));

test.each([
  [60_000, "every minute"],
  [900_000, "every 15 minutes"],
  [5_400_000, "every 1 hour 30 minutes"],
])("an interval of %i ms is %s", (ms, words) => expect(intervalInWords(ms)).toBe(words));
