import { describe, expect, test } from "bun:test";
import { type Answer, classify, factsOf, type Outcome, type PreviousFetch } from "./outcome";

const now = new Date("2026-11-21T12:00:00Z");
const previous: PreviousFetch = {
  etag: '"a"',
  lastModified: "Fri, 20 Nov 2026 12:00:00 GMT",
  sha256: "aa",
  mayBePage: false,
};
const fresh: PreviousFetch = { etag: null, lastModified: null, sha256: null, mayBePage: true };
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
  test("a 304 without validators keeps the previous ones", () =>
    expect(classify(previous, answer(304), now)).toEqual({
      kind: "unchanged",
      freshness: { etag: '"a"', lastModified: "Fri, 20 Nov 2026 12:00:00 GMT", maxAgeMs: null },
    }));
  test("a 304 to either validator alone is one", () => {
    expect(classify({ ...previous, etag: null }, answer(304), now).kind).toBe("unchanged");
    expect(classify({ ...previous, lastModified: null }, answer(304), now).kind).toBe("unchanged");
  });
  test("the same body under a new ETag is unchanged, and the new ETag holds", () =>
    expect(classify(previous, answer(200, { etag: '"b"' }, "<rss/>", "aa"), now)).toEqual({
      kind: "unchanged",
      freshness: { etag: '"b"', lastModified: null, maxAgeMs: null },
    }));
});

describe("updated", () => {
  test("another body is an update, with its server's headers", () =>
    expect(classify(previous, answer(200, { etag: '"b"', "cache-control": "max-age=60" }), now)).toMatchObject({
      kind: "updated",
      document: { sha256: "bb", status: 200, url: "https://example.org/feed" },
      freshness: { etag: '"b"', lastModified: null, maxAgeMs: 60_000 },
    }));
  test("an empty document is one too: the tagger decides what it lacks", () =>
    expect(classify(previous, answer(200, {}, ""), now).kind).toBe("updated"));
  test("a validator that could not be sent back is forgotten", () =>
    expect(classify(previous, answer(200, { etag: `"${"x".repeat(2000)}"` }), now)).toMatchObject({
      freshness: { etag: null },
    }));
});

describe("a page", () => {
  const html = `<!doctype html><link rel="alternate" type="application/atom+xml" href="/atom">`;
  test("points elsewhere while the feed never had a document", () =>
    expect(classify(fresh, answer(200, {}, html), now)).toEqual({
      kind: "elsewhere",
      feedUrl: "https://example.org/atom",
    }));
  test("is a document like any other once there was one", () =>
    expect(classify(previous, answer(200, {}, html), now).kind).toBe("updated"));
  test("that a page named is not followed", () =>
    expect(classify({ ...fresh, mayBePage: false }, answer(200, {}, html), now).kind).toBe("updated"));
});

describe("refused", () => {
  test("410 is for good", () =>
    expect(classify(previous, answer(410), now)).toEqual({ kind: "gone", reason: "The server answered 410 Gone" }));
  test("429 with Retry-After asks to wait", () =>
    expect(classify(previous, answer(429, { "retry-after": "600" }), now)).toEqual({
      kind: "throttled",
      retryAfterMs: 600_000,
      reason: "The server answered 429 Too Many Requests and asked to wait 10 minutes",
    }));
  test("503 without Retry-After leaves the wait to us", () =>
    expect(classify(previous, answer(503), now)).toMatchObject({ kind: "throttled", retryAfterMs: null }));
  test.each([
    [404, "The server answered 404 Not Found"],
    [403, "The server answered 403 Forbidden"],
    [500, "The server answered 500 Internal Server Error"],
    [204, "The server answered 204 No Content"],
    [304, "The server answered 304 Not Modified to a request without validators"],
    [599, "The server answered 599"],
  ])("%i is a failure in words", (status, reason) =>
    expect(classify(fresh, answer(status), now)).toEqual({ kind: "failed", reason }),
  );
  test("a 304 after the validators were forgotten is one too, though there was a document", () =>
    expect(classify({ ...previous, etag: null, lastModified: null }, answer(304), now)).toMatchObject({
      kind: "failed",
      reason: "The server answered 304 Not Modified to a request without validators",
    }));
  test("a server that was not reached is a failure in its words", () =>
    expect(classify(previous, { unreachable: "The host name example.org does not resolve" }, now)).toEqual({
      kind: "failed",
      reason: "The host name example.org does not resolve",
    }));
});

describe("every outcome", () => {
  const freshness = { etag: null, lastModified: null, maxAgeMs: null };
  const document = { body: new Uint8Array(3), sha256: "bb", status: 200, headers: new Headers(), url: "https://h/" };
  const outcomes: { readonly [Kind in Outcome["kind"]]: Extract<Outcome, { kind: Kind }> } = {
    updated: { kind: "updated", document, freshness },
    unchanged: { kind: "unchanged", freshness },
    elsewhere: { kind: "elsewhere", feedUrl: "https://h/feed" },
    throttled: { kind: "throttled", retryAfterMs: null, reason: "429" },
    gone: { kind: "gone", reason: "410" },
    failed: { kind: "failed", reason: "404" },
  };
  test("gives what to archive, whether the server knows the feed, and the fields of its log line", () =>
    expect(Object.values(outcomes).map((outcome) => [outcome.kind, factsOf(outcome)])).toEqual([
      ["updated", { document, served: true, namedFeed: null, logged: { status: 200, bytes: 3 } }],
      ["unchanged", { document: null, served: true, namedFeed: null, logged: {} }],
      [
        "elsewhere",
        { document: null, served: false, namedFeed: "https://h/feed", logged: { feedUrl: "https://h/feed" } },
      ],
      ["throttled", { document: null, served: false, namedFeed: null, logged: { reason: "429" } }],
      ["gone", { document: null, served: false, namedFeed: null, logged: { reason: "410" } }],
      ["failed", { document: null, served: false, namedFeed: null, logged: { reason: "404" } }],
    ]));
  test("is named in docs/architecture.md", async () => {
    const docs = await Bun.file(`${import.meta.dir}/../../../docs/architecture.md`).text();
    expect(docs).toContain(`becomes one of these outcomes: ${Object.keys(outcomes).join(", ")}.`);
  });
});
