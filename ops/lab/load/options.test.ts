import { expect, test } from "bun:test";
import { readOptions } from "./options";

test("by default sixty feeds of up to ten megabytes meet ten minutes of load", () =>
  expect(readOptions([])).toEqual({ load: { feeds: 60, largestBytes: 10_000_000, busyMs: 600_000 }, json: false }));

test("an invalid number or duration is refused by name", () => {
  expect(() => readOptions(["--feeds", "0"])).toThrow("--feeds must be a whole number from 1 to 9999, not 0");
  expect(() => readOptions(["--busy", "long"])).toThrow("--busy must be a duration");
});
