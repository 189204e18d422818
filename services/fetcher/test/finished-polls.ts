import { afterPoll, type FinishedPoll, leaseSnapshot } from "../core/feed/poll-finished";
import type { FeedChanges, FeedState } from "../core/feed/state";
import type { Document, Outcome } from "../core/outcome";
import { feedState } from "./feed-state";

const M = 60_000;
const bounds = { minMs: 5 * M, maxMs: 1440 * M };
/** When the polls of these tests end, and so many minutes later. */
export const now = new Date("2026-11-21T13:00:00Z");
export const after = (minutes: number) => new Date(now.getTime() + minutes * M);

const document: Document = {
  body: new Uint8Array(),
  sha256: "bb",
  status: 200,
  headers: new Headers(),
  url: "https://h/",
};
export const freshness = { etag: '"b"', lastModified: "then", maxAgeMs: 180 * M };
export const updated: Outcome = { kind: "updated", document, freshness };
export const unchanged: Outcome = { kind: "unchanged", freshness };
export const elsewhere: Outcome = { kind: "elsewhere", feedUrl: "https://example.org/rss" };
export const failed: Outcome = { kind: "failed", reason: "404" };
export const gone: Outcome = { kind: "gone", reason: "410" };
export const throttled = (minutes: number | null): Outcome => ({
  kind: "throttled",
  retryAfterMs: minutes === null ? null : minutes * M,
  reason: "429",
});

/** What a poll of a feed changes. The feed is as the poll leased it, unless `poll.snapshot` says otherwise. */
export function changesOf(
  feed: Partial<FeedState>,
  outcome: Outcome,
  poll: Partial<Omit<FinishedPoll, "outcome">> = {},
): FeedChanges {
  const state = feedState({ pollUnderWay: true, ...feed });
  const event = { outcome, fetchId: "fetch-2", movedTo: null, takenBy: null, snapshot: leaseSnapshot(state), ...poll };
  return afterPoll(state, event, bounds, now, 0.5);
}
