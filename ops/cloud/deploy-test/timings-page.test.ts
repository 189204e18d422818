import { expect, test } from "bun:test";
import { timingsPage } from "./timings-page";

test("a run's scenarios are summed and drawn, and its figures listed", () => {
  const page = timingsPage({
    timings: [
      { step: "Images built", seconds: 0.4 },
      { step: "first deploy: the stack", seconds: 10.2 },
      { step: "first deploy: the hosts", seconds: 20.1 },
    ],
    figures: {
      rollback: { seconds: 12, requests: 3_511, failed: 0, p99Ms: 17.3, longestMs: 160.4, reconnects: 9, articles: 55 },
      "outages: NATS is away": { answers: 120, good: 120, unavailable: 0, longestMs: 44 },
    },
  });
  expect(page.split("\n").filter((line) => line.startsWith("|"))).toEqual([
    "| scenario | seconds |  |",
    "| --- | --- | --- |",
    "| Images built | 0 | █ |",
    "| first deploy | 30 | ███ |",
    "| all | 31 |  |",
    "| while | seconds | requests | failed | p99 ms | longest ms | followers came back | articles followed |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    "| rollback | 12 | 3,511 | 0 | 17 | 160 | 9 | 55 |",
    "| while | answers | 200 | 503 | longest ms |",
    "| --- | --- | --- | --- | --- |",
    "| NATS is away | 120 | 120 | 0 | 44 |",
  ]);
});
