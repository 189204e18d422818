import { expect, test } from "bun:test";
import { responseCache } from "./response-cache";
import { rendered } from "./rendered";

const json = (value: unknown) => rendered(JSON.stringify(value), { "content-type": "application/json" });
const limits = { maxAgeMs: 500, entries: 3, bytes: 10_000 };
const requestFor = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  new Request(`http://x${path}`, { headers, method });

function answers(of = limits) {
  const clock = { ms: 0 };
  const made: string[] = [];
  const cache = responseCache(of, () => clock.ms);
  const get = (path: string, headers = {}) =>
    cache.respond(requestFor(path, headers), async () => {
      made.push(path);
      return json({ path, nth: made.length });
    });
  return { clock, made, cache, get };
}

test("a response is rendered once in its half second", async () => {
  const { clock, made, get } = answers();
  await get("/a");
  clock.ms = 499;
  expect(await (await get("/a")).json()).toEqual({ path: "/a", nth: 1 });
  clock.ms = 500;
  expect(await (await get("/a")).json()).toEqual({ path: "/a", nth: 2 });
  expect(made).toEqual(["/a", "/a"]);
});

test("requests during the rendering share its result", async () => {
  const { made, get } = answers();
  const all = await Promise.all(Array.from({ length: 50 }, () => get("/a")));
  expect(made).toEqual(["/a"]);
  for (const response of all) expect(await response.json()).toEqual({ path: "/a", nth: 1 });
});

test("a failure reaches every waiting request and is not cached", async () => {
  const { cache, get } = answers();
  const fail = () => cache.respond(requestFor("/a"), () => Promise.reject(new Error("away")));
  const both = await Promise.allSettled([fail(), fail()]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect((await get("/a")).status).toBe(200);
});

test("only a fresh response comes from the cache", async () => {
  const { clock, cache, get } = answers();
  expect(cache.cached(requestFor("/a"))).toBeNull();
  await get("/a");
  expect(await cache.cached(requestFor("/a"))?.json()).toEqual({ path: "/a", nth: 1 });
  expect(cache.cached(requestFor("/a?b"))).toBeNull();
  expect(cache.cached(requestFor("/a", {}, "POST"))).toBeNull();
  clock.ms = 500;
  expect(cache.cached(requestFor("/a"))).toBeNull();
});

test("the answer is the same for every host that a client names", async () => {
  const { cache, get } = answers();
  await get("/a");
  expect(cache.cached(new Request("http://evil.example:99/a"))).not.toBeNull();
});

test("the cache keeps to its limits, and drops the oldest response first", async () => {
  const { cache, get } = answers();
  for (const path of ["/a", "/b", "/c", "/d"]) await get(path);
  expect(["/a", "/b", "/c", "/d"].map((path) => cache.cached(requestFor(path)) !== null)).toEqual([
    false,
    true,
    true,
    true,
  ]);

  const small = answers({ ...limits, bytes: 50 });
  await small.get("/a");
  await small.get(`/${"long".repeat(20)}`);
  expect(small.cache.cached(requestFor("/a"))).toBeNull();
});

test("a matching ETag gets a 304 without a body", async () => {
  const { get } = answers();
  const etag = (await get("/a")).headers.get("etag") ?? "";
  const again = await get("/a", { "if-none-match": `"other", ${etag}` });
  expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
  expect((await get("/a", { "if-none-match": '"other"' })).status).toBe(200);
});

test("a long answer is compressed for clients that accept it", async () => {
  const { cache } = answers();
  const long = (encodings: string) =>
    cache.respond(requestFor("/l", { "accept-encoding": encodings }), async () => json("x".repeat(5000)));
  const response = await long("br, gzip");
  expect(response.headers.get("content-encoding")).toBe("gzip");
  expect(response.headers.get("vary")).toBe("accept-encoding");
  const plain = new TextDecoder().decode(Bun.gunzipSync(await response.arrayBuffer()));
  expect(plain).toBe(JSON.stringify("x".repeat(5000)));
  expect((await long("gzip;q=0")).headers.has("content-encoding")).toBe(false);
  expect(await (await long("identity")).json()).toBe("x".repeat(5000));
});
