import { describe, expect, test } from "bun:test";
import { answer, isUnchanged, takesGzip } from "./answer";

const changedMs = Date.UTC(2026, 4, 4, 9, 0, 5, 700);
const document = { body: "<rss/>", type: "application/rss+xml", changedMs };
const get = (headers: Record<string, string>) => answer(new Request("http://mock.test/", { headers }), document);
const etag = get({}).headers.get("etag") ?? "";

describe("a reader that has this version", () => {
  test("gets a 304 with the validators and without a body", async () => {
    const answered = get({ "if-none-match": etag });
    expect(answered.status).toBe(304);
    expect(answered.headers.get("etag")).toBe(etag);
    expect(await answered.text()).toBe("");
  });
  test("may name it among others, strong or weak, or by a star", () => {
    expect(get({ "if-none-match": `"x", ${etag.slice(2)}` }).status).toBe(304);
    expect(get({ "if-none-match": "*" }).status).toBe(304);
  });
  test("may name it by the time of its change", () => {
    const lastModified = get({}).headers.get("last-modified") ?? "";
    expect(get({ "if-modified-since": lastModified }).status).toBe(304);
    expect(get({ "if-modified-since": new Date(changedMs - 1_000).toUTCString() }).status).toBe(200);
  });
});

test("If-None-Match wins over If-Modified-Since", () => {
  const since = new Date(changedMs + 60_000).toUTCString();
  expect(isUnchanged(new Headers({ "if-none-match": '"other"', "if-modified-since": since }), etag, changedMs)).toBe(
    false,
  );
  expect(isUnchanged(new Headers({ "if-none-match": etag, "if-modified-since": "yesterday" }), etag, changedMs)).toBe(
    true,
  );
});

test("an invalid date is ignored", () => {
  expect(get({ "if-modified-since": "soon" }).status).toBe(200);
});

test("the document is compressed only for who takes gzip", async () => {
  const packed = get({ "accept-encoding": "br, gzip;q=0.5" });
  expect(packed.headers.get("content-encoding")).toBe("gzip");
  expect(new TextDecoder().decode(Bun.gunzipSync(await packed.arrayBuffer()))).toBe(document.body);
  expect(get({}).headers.get("content-encoding")).toBeNull();
});

test.each([
  ["gzip", true],
  ["GZIP ; Q=0.1", true],
  ["*", true],
  ["gzip;q=0, *", false],
  ["br, deflate", false],
  ["", false],
  [null, false],
])("Accept-Encoding %p takes gzip: %p", (accept, taken) => {
  expect(takesGzip(accept)).toBe(taken);
});
