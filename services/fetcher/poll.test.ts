import { expect, test } from "bun:test";
import type { Answer, Unreachable } from "./core/outcome";
import { type LeasedFeed, poll, type Polled } from "./poll";

const bounds = { minMs: 300_000, maxMs: 86_400_000 };
const now = new Date("2026-11-21T12:00:00Z");
const feed: LeasedFeed = {
  id: "1",
  url: "https://example.org/feed",
  host: "example.org:443",
  leaseToken: "t",
  known: { etag: null, lastModified: null, sha256: "aa", mayBePage: false },
  pace: { pollEveryMs: null, medianGapMs: 7_200_000, ttlMs: null, maxAgeMs: null, paused: false, gone: false },
  failures: { fetch: 0, document: 0, newest: false },
};
const answer = (status: number, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: new Headers(headers),
  body: new Uint8Array([1]),
  sha256: "bb",
  url: feed.url,
  movedTo: null,
  publicAddress: true,
});

/** Polls once and tells, in their order, what was asked of the world. */
async function polled(answered: Answer | Unreachable, of: Partial<LeasedFeed> = {}, leaseHolds = true) {
  const steps: string[] = [];
  let recorded: Polled | undefined;
  const outcome = await poll({ ...feed, ...of }, bounds, {
    ask: async () => (steps.push("ask"), answered),
    keep: async (_, sha256) => (steps.push("keep"), `raw/${sha256}`),
    record: async (_, polled) => (steps.push("record"), (recorded = polled), leaseHolds),
    now: () => now,
    random: () => 0.5,
  });
  if (recorded === undefined) throw new Error("nothing was recorded");
  const { next, archiveKey } = recorded;
  return {
    steps,
    outcome: outcome.kind,
    archiveKey,
    reason: next.reason,
    waitMs: (next.at?.getTime() ?? 0) - now.getTime(),
  };
}

test("a new document is kept before it is recorded", async () => {
  expect(await polled(answer(200))).toEqual({
    steps: ["ask", "keep", "record"],
    outcome: "updated",
    archiveKey: "raw/bb",
    reason: "half the usual 2h between articles",
    waitMs: 3_600_000,
  });
});
test("a 304 keeps nothing and moves the next poll", async () => {
  expect(await polled(answer(304))).toMatchObject({ steps: ["ask", "record"], outcome: "unchanged", archiveKey: null });
});
test("failures in a row make the wait longer, and one success ends them", async () => {
  const failing = { failures: { fetch: 2, document: 0, newest: false } };
  expect((await polled({ unreachable: "x" }, failing)).reason).toBe("20m after 3 failures in a row");
  expect((await polled(answer(304), failing)).reason).toBe("half the usual 2h between articles");
});
test("a document that the tagger could not read is one more failure each time it is served unchanged", async () => {
  const unread = { failures: { fetch: 0, document: 2, newest: true } };
  expect((await polled(answer(304), unread)).reason).toBe("20m after 3 failures in a row");
});
test("the failures of older documents stand until the tagger has read the newest one", async () => {
  const older = { failures: { fetch: 0, document: 2, newest: false } };
  expect((await polled(answer(304), older)).reason).toBe("10m after 2 failures in a row");
  const unread = { failures: { fetch: 0, document: 2, newest: true } };
  expect((await polled(answer(200), unread)).reason).toBe("10m after 2 failures in a row");
});
test("a server that fails counts beside a document that does", async () => {
  const both = { failures: { fetch: 1, document: 1, newest: true } };
  expect((await polled(answer(500), both)).reason).toBe("20m after 3 failures in a row");
});
test("what a server asks for is obeyed at once", async () => {
  expect((await polled(answer(429, { "retry-after": "7200" }))).reason).toBe("the server asked to wait 2h");
  expect((await polled(answer(200, { "cache-control": "max-age=10800" }))).reason).toContain("fresh for 3h");
});
test("a lease that was lost meanwhile is said, not taken for a result", async () => {
  expect((await polled(answer(200), {}, false)).outcome).toBe("lease lost");
});
