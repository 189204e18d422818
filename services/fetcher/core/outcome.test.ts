import { describe, expect, test } from "bun:test";
import { type Answer, judge, type Known } from "./outcome";

const now = new Date("2026-11-21T12:00:00Z");
const known: Known = { etag: '"a"', lastModified: "Fri, 20 Nov 2026 12:00:00 GMT", sha256: "aa", mayBePage: false };
const fresh: Known = { etag: null, lastModified: null, sha256: null, mayBePage: true };
const answer = (status: number, headers: Record<string, string> = {}, text = "<rss/>", sha256 = "bb"): Answer => ({
  status,
  headers: new Headers(headers),
  body: new TextEncoder().encode(text),
  sha256,
  url: "https://example.org/feed",
  movedTo: null,
  publicAddress: true,
});

describe("unchanged", () => {
  test("a 304 without validators keeps those that were known", () =>
    expect(judge(known, answer(304), now)).toEqual({
      kind: "unchanged",
      freshness: { etag: '"a"', lastModified: "Fri, 20 Nov 2026 12:00:00 GMT", maxAgeMs: null },
    }));
  test("the same body under a new ETag is unchanged, and the new ETag holds", () =>
    expect(judge(known, answer(200, { etag: '"b"' }, "<rss/>", "aa"), now)).toEqual({
      kind: "unchanged",
      freshness: { etag: '"b"', lastModified: null, maxAgeMs: null },
    }));
});

describe("updated", () => {
  test("another body is an update, with what its server says of it", () =>
    expect(judge(known, answer(200, { etag: '"b"', "cache-control": "max-age=60" }), now)).toMatchObject({
      kind: "updated",
      document: { sha256: "bb", status: 200, url: "https://example.org/feed" },
      freshness: { etag: '"b"', lastModified: null, maxAgeMs: 60_000 },
    }));
  test("an empty document is one too: what it lacks is the tagger's to say", () =>
    expect(judge(known, answer(200, {}, ""), now).kind).toBe("updated"));
  test("a validator that could not be sent back is forgotten", () =>
    expect(judge(known, answer(200, { etag: `"${"x".repeat(2000)}"` }), now)).toMatchObject({
      freshness: { etag: null },
    }));
});

describe("a page", () => {
  const html = `<!doctype html><link rel="alternate" type="application/atom+xml" href="/atom">`;
  test("points elsewhere while the feed never had a document", () =>
    expect(judge(fresh, answer(200, {}, html), now)).toEqual({
      kind: "elsewhere",
      feedUrl: "https://example.org/atom",
    }));
  test("is a document like any other once there was one", () =>
    expect(judge(known, answer(200, {}, html), now).kind).toBe("updated"));
  test("that a page named is not followed", () =>
    expect(judge({ ...fresh, mayBePage: false }, answer(200, {}, html), now).kind).toBe("updated"));
});

describe("refused", () => {
  test("410 is for good", () =>
    expect(judge(known, answer(410), now)).toEqual({ kind: "gone", reason: "the server answered 410 Gone" }));
  test("429 with Retry-After asks to wait", () =>
    expect(judge(known, answer(429, { "retry-after": "600" }), now)).toEqual({
      kind: "throttled",
      retryAfterMs: 600_000,
      reason: "the server answered 429 Too Many Requests and asked to wait 10m",
    }));
  test("503 without Retry-After leaves the wait to us", () =>
    expect(judge(known, answer(503), now)).toMatchObject({ kind: "throttled", retryAfterMs: null }));
  test.each([
    [404, "the server answered 404 Not Found"],
    [403, "the server answered 403 Forbidden"],
    [500, "the server answered 500 Internal Server Error"],
    [204, "the server answered 204 No Content"],
    [304, "the server answered 304 Not Modified"],
    [599, "the server answered 599"],
  ])("%i is a failure in words", (status, reason) =>
    expect(judge(fresh, answer(status), now)).toEqual({ kind: "failed", reason }),
  );
  test("a server that was not reached is a failure in its words", () =>
    expect(judge(known, { unreachable: "the name example.org does not resolve" }, now)).toEqual({
      kind: "failed",
      reason: "the name example.org does not resolve",
    }));
});
