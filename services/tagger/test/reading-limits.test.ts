import { afterEach, expect, setDefaultTimeout, test } from "bun:test";
import { isUnavailable } from "@infostream/chassis/unavailable";
import type { FeedRaw } from "@infostream/contracts";
import { readInWorker } from "../adapters/read-in-worker";
import { readWithinLimit } from "../adapters/read-within-limit";
import { READING_LIMITS } from "../core/reading-limits";
import { rss } from "./stage";

setDefaultTimeout(60_000);

/** Takes about half a second of processor time. */
const large = new TextEncoder().encode(
  rss(
    Array.from({ length: 8000 }, (_, n) => ({ guid: `g${n}`, title: `Item ${n}`, description: "word ".repeat(200) })),
  ),
);
const document: FeedRaw = {
  fetchId: "f",
  feedId: "1",
  feedUrl: "https://example.org/feed",
  feedTitle: null,
  url: "https://example.org/feed",
  archiveKey: "",
  sha256: "",
  bytes: large.byteLength,
  status: 200,
  headers: {},
  fetchedAt: "2026-01-06T10:00:00.000Z",
};
const busy: Bun.Subprocess[] = [];
afterEach(async () => {
  for (const each of busy.splice(0)) {
    each.kill("SIGKILL");
    await each.exited;
  }
});

/** Keeps every processor busy several times over, for half a minute at most. */
function keepBusy() {
  const loop = "const end = Date.now() + 30_000; while (Date.now() < end);";
  for (let n = 0; n < 2 * navigator.hardwareConcurrency; n++) busy.push(Bun.spawn(["bun", "-e", loop]));
}

test("a document that takes more processor time than the limit is unreadable", async () => {
  expect(await readInWorker(large, document, { ...READING_LIMITS, cpuMs: 100 })).toEqual({
    kind: "unreadable",
    cause: "Reading the document took more than 0.1 s of processor time",
  });
});

test("a document that a busy machine had no time for is unavailable, and read at the next attempt", async () => {
  keepBusy();
  const starved = await readInWorker(large, document, { ...READING_LIMITS, wallMs: 150 }).catch(
    (error: unknown) => error,
  );
  expect(isUnavailable(starved)).toBe(true);
  expect(String(starved)).toContain("the machine is too busy");
  const reading = await readWithinLimit(large, document);
  expect(reading.kind === "feed" && reading.articles.length).toBe(8000);
});
