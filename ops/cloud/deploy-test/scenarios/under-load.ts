import { expect } from "bun:test";
import type { Report } from "../load/main";
import { startReaders } from "../parts/readers";
import type { Deployment } from "../deployment";

/** Does the work while readers read and follow. No request may fail. Returns the readers' report. */
export async function underLoad(deployment: Deployment, name: string, work: () => Promise<unknown>): Promise<Report> {
  await using readers = await startReaders(deployment.environment);
  await work();
  const report = await readers.stop();
  const { requests, failed, connections, medianMs, p99Ms, longestMs, seconds, followers } = report;
  const articles = Math.min(...followers.map((each) => each.articles.length));
  const reconnects = followers.reduce((sum, each) => sum + each.connections - 1, 0);
  const streams = { followers: followers.length, reconnects, articles };
  deployment.measured(name, { seconds, requests, failed, connections, medianMs, p99Ms, longestMs, ...streams });
  expect(report.failures).toEqual([]);
  expect(failed).toBe(0);
  expect(followers.map(({ faults }) => faults)).toEqual(followers.map(() => []));
  expect(report.caughtUp).toBe(true);
  // without requests nothing could fail
  expect(requests).toBeGreaterThan(10 * seconds);
  return report;
}
