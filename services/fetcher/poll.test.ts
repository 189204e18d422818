import { expect, test } from "bun:test";
import type { Answer, Outcome, Unreachable } from "./core/outcome";
import { abandon, type LeasedFeed, poll, type PolledFeed } from "./poll";

const now = new Date("2026-11-21T12:00:00Z");
const feed: LeasedFeed = {
  id: "1",
  url: "https://example.org/feed",
  host: "example.org:443",
  leaseToken: "t",
  previous: { etag: '"a"', lastModified: null, sha256: "aa", mayBePage: false },
  snapshot: { sha256: "aa", newestUnreadable: false },
};
const answer = (status: number, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: new Headers(headers),
  body: new Uint8Array([1]),
  sha256: "bb",
  url: feed.url,
  movedTo: "https://example.org/new",
  publicAddress: true,
});

/** Polls once and gives, in their order, the steps that it took and what it recorded. */
async function polled(answered: Answer | Unreachable, leaseHolds = true) {
  const steps: string[] = [];
  const recorded: PolledFeed[] = [];
  const result = await poll(feed, {
    fetch: async () => (steps.push("fetch"), answered),
    archive: async (_, sha256) => (steps.push("archive"), `raw/${sha256}`),
    recordPoll: async (_, polled) => (steps.push("record"), recorded.push(polled), leaseHolds),
    now: () => now,
    random: () => 0.5,
  });
  return { steps, result: result.kind, recorded };
}

test("a new document is archived before it is recorded", async () => {
  const { steps, result, recorded } = await polled(answer(200));
  expect([steps, result]).toEqual([["fetch", "archive", "record"], "updated"]);
  expect(recorded).toMatchObject([
    { archiveKey: "raw/bb", reached: { movedTo: "https://example.org/new", publicAddress: true } },
  ]);
});
test.each<readonly [number, Outcome["kind"]]>([
  [304, "unchanged"],
  [404, "failed"],
  [410, "gone"],
  [429, "throttled"],
])("an answer of %i archives nothing and is recorded as %s", async (status, kind) => {
  const { steps, recorded } = await polled(answer(status));
  expect(steps).toEqual(["fetch", "record"]);
  expect(recorded).toMatchObject([{ outcome: { kind }, archiveKey: null }]);
});
test("a server that was not reached taught nothing of its address", async () =>
  expect((await polled({ unreachable: "x" })).recorded).toMatchObject([{ outcome: { reason: "x" }, reached: null }]));
test("a poll that has lost its lease meanwhile is not taken for its outcome", async () =>
  expect((await polled(answer(200), false)).result).toBe("lease lost"));
test("a poll that failed inside is recorded as the feed's failure", async () => {
  const recorded: PolledFeed[] = [];
  const recordPoll = async (_: LeasedFeed, polled: PolledFeed) => (recorded.push(polled), true);
  await abandon(feed, { recordPoll, now: () => now, random: () => 0.5 });
  expect(recorded).toEqual([
    {
      outcome: { kind: "failed", reason: "The fetcher could not process this feed; its log says why" },
      archiveKey: null,
      reached: null,
    },
  ]);
});
