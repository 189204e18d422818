import { expect, test } from "bun:test";
import { createLog, describeError } from "./log";

test("a line is one JSON object with its service, event, message and fields", () => {
  const lines: string[] = [];
  createLog("fetcher", "info", (line) => lines.push(line)).info("poll.finished", "Finished a poll.", {
    feed: 7n,
    outcome: "updated",
  });
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    level: "info",
    service: "fetcher",
    event: "poll.finished",
    message: "Finished a poll.",
    feed: "7",
    outcome: "updated",
  });
});

test("what lies below the level is not written", () => {
  const lines: string[] = [];
  const log = createLog("fetcher", "warn", (line) => lines.push(line));
  log.info("service.started", "quiet");
  log.warn("service.stopping", "loud");
  expect(lines).toHaveLength(1);
});

test("an error is logged with its causes", () => {
  const error = new Error("cannot store", {
    cause: new AggregateError([new Error("refused by ::1"), new Error("refused by 127.0.0.1")]),
  });
  expect(describeError(error)).toBe("cannot store (refused by ::1; refused by 127.0.0.1)");
});
