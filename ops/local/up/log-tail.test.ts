import { expect, test } from "bun:test";
import { logTail } from "./log-tail";

const line = (fields: object) => JSON.stringify({ level: "error", service: "tagger", ...fields });

test("the last logged error is shown, even if other lines follow it", () => {
  const log = [
    line({ error: "not yet" }),
    line({ event: "service.start-failed", error: "These are malformed:\n  - LOG_LEVEL" }),
    line({ event: "service.stopping", reason: "failed start" }),
  ];
  expect(logTail(`${log.join("\n")}\n`)).toBe("    These are malformed:\n      - LOG_LEVEL");
});

test("a log without a JSON error is shown by its last lines", () => {
  const log = [...Array(20).keys(), "{ half", line({ event: "service.stopping" })].join("\n");
  expect(logTail(log)).toBe(
    [14, 15, 16, 17, 18, 19, "{ half", line({ event: "service.stopping" })].map((words) => `    ${words}`).join("\n"),
  );
});
