import { expect, test } from "bun:test";
import { inBytes, inTime } from "../messages/measures";
import { table } from "../../markdown";
import { eachStream } from "./messages";
import { streams } from "@infostream/contracts/streams";

test("a cell lists several items one below the other, and escapes bars", () => {
  expect(table(["a", "b"], [[["x", "y"], "1|2"]])).toBe("| a | b |\n| --- | --- |\n| x<br>y | 1\\|2 |");
});

test("a property of all streams is listed once; one that some lack is listed for each stream that has it", () => {
  const every = streams.map(({ name }) => `$JS.API.STREAM.INFO.${name}`);
  expect(eachStream(["feed.raw", ...every])).toEqual(["feed.raw", "$JS.API.STREAM.INFO.<each stream>"]);
  expect(eachStream(every.slice(1))).toEqual(every.slice(1));
});

test("times and sizes are in readable units", () => {
  expect([inTime(604_800_000), inTime(86_400_000), inTime(20_000), inTime(90_000)]).toEqual([
    "7 days",
    "1 day",
    "20 seconds",
    "90 seconds",
  ]);
  expect([inBytes(65_536), inBytes(4 * 1024 ** 3), inBytes(12)]).toEqual(["64 KiB", "4 GiB", "12 bytes"]);
});
