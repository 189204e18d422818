import { expect, test } from "bun:test";
import { readOptions } from "./options";

test("without options sixty feeds of up to ten megabytes meet ten minutes of load", () =>
  expect(readOptions([])).toEqual({ load: { feeds: 60, largestBytes: 10_000_000, busyMs: 600_000 }, json: false }));

test("what is not a number or a duration is refused with its name", () => {
  expect(() => readOptions(["--feeds", "0"])).toThrow("--feeds must be a whole number from 1 to 9999, not 0");
  expect(() => readOptions(["--busy", "long"])).toThrow("--busy must be a duration");
});
