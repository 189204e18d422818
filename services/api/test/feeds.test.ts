import { afterAll, beforeAll, beforeEach, expect, setDefaultTimeout, test } from "bun:test";
import { type Service, startService, TOKEN } from "./service";

setDefaultTimeout(30_000);

let service: Service;
beforeAll(async () => {
  service = await startService();
});
beforeEach(() => service.feeds.clear());
afterAll(async () => service[Symbol.asyncDispose]());

const json = (method: string, body: unknown) => ({ method, body: JSON.stringify(body) });
const add = (url: string, more = {}) => service.admin("/api/feeds", json("POST", { url, ...more }));
const value = async (response: Response) => JSON.parse(await response.text());

test("a feed is added, known the second time, and shown with all its fields", async () => {
  const added = await add("https://a.example/feed", { title: "A" });
  expect([added.status, added.headers.get("location")]).toEqual([201, "/api/feeds/1"]);
  const feed = {
    id: "1",
    url: "https://a.example/feed",
    title: "A",
    siteUrl: null,
    status: "active",
    pollEvery: null,

    lastPolledAt: null,
    lastChangedAt: null,
    nextPollAt: null,
    nextPollReason: null,
    failures: 0,
    lastError: null,
    articles: 0,
  };
  expect(await value(added)).toEqual(feed);
  expect((await add("https://a.example/feed")).status).toBe(200);
  await service.store.feed("1", { url: "https://a.example/feed" });
  await service.store.articles({}, {});
  expect(await value(await service.get("/api/feeds/1"))).toEqual({ ...feed, articles: 2 });
  expect(await value(await service.get("/api/feeds"))).toEqual({ items: [{ ...feed, articles: 2 }], next: null });
});

test("a change is seen at once", async () => {
  await add("https://a.example/feed");
  const changed = await service.admin("/api/feeds/1", json("PATCH", { title: "New", paused: true, pollEvery: "1h" }));
  expect([changed.status, await value(changed)]).toMatchObject([
    200,
    { title: "New", status: "paused", pollEvery: "1h" },
  ]);
  expect(await value(await service.get("/api/feeds/1"))).toMatchObject({ title: "New" });
  expect((await service.admin("/api/feeds/1", { method: "DELETE" })).status).toBe(204);
  expect((await service.get("/api/feeds/1")).status).toBe(404);
});

test("a refresh is accepted", async () => {
  await add("https://a.example/feed");
  expect((await service.admin("/api/feeds/1/refresh", { method: "POST" })).status).toBe(202);
});

test("a refusal of the fetcher reaches the client in its words, with the fitting status", async () => {
  await add("https://a.example/feed");
  const refused = async (path: string, init: RequestInit) => {
    const response = await service.admin(path, init);
    return [response.status, (await value(response)).detail];
  };
  expect(await refused("/api/feeds", json("POST", { url: "ftp://x" }))).toEqual([
    400,
    "Only http and https addresses can be fetched.",
  ]);
  expect(await refused("/api/feeds/1", json("PATCH", { url: "https://taken.example/" }))).toEqual([
    409,
    "Feed 7 already has this URL. Change that feed instead.",
  ]);
  expect(await refused("/api/feeds/77", json("PATCH", { title: "x" }))).toEqual([404, "Feed 77 does not exist."]);
  const feed = service.feeds.get("1");
  if (feed) service.feeds.set("1", { ...feed, status: "failing" });
  expect(await refused("/api/feeds/1/refresh", { method: "POST" })).toEqual([
    429,
    "The server asked not to be polled before 2026-01-31T12:00:00.000Z. Refresh the feed after that.",
  ]);
});

test("a body that does not fit is a 400, one that is too long a 413", async () => {
  const bad = [
    "",
    "{",
    "[]",
    "null",
    "{}",
    '{"url":1}',
    '{"url":"https://a.example","title":{}}',
    '"\ud800"',
    "\u0000",
  ];
  for (const body of bad)
    expect([body, (await service.admin("/api/feeds", { method: "POST", body })).status]).toEqual([body, 400]);
  for (const body of ["{}", '{"paused":"yes"}', '{"other":1}'])
    expect([body, (await service.admin("/api/feeds/1", { method: "PATCH", body })).status]).toEqual([body, 400]);
  expect((await add(`https://a.example/${"x".repeat(70_000)}`)).status).toBe(413);
  expect(service.feeds.size).toBe(0);
});

const writes: [string, string][] = [
  ["POST", "/api/feeds"],
  ["PATCH", "/api/feeds/1"],
  ["DELETE", "/api/feeds/1"],
  ["POST", "/api/feeds/1/refresh"],
  ["POST", "/api/opml"],
];

test("nothing is changed without the admin token", async () => {
  await add("https://a.example/feed");
  const before = [...service.feeds];
  const wrong = [
    {},
    { authorization: "Bearer wrong" },
    { authorization: TOKEN },
    { authorization: `Basic ${TOKEN}` },
    { authorization: `Bearer ${TOKEN}x` },
  ];
  for (const [method, path] of writes)
    for (const headers of wrong as Record<string, string>[]) {
      const response = await service.get(path, {
        method,
        headers,
        body: method === "DELETE" ? undefined : '{"title":"x"}',
      });
      expect([method, path, response.status]).toEqual([method, path, 401]);
      expect(response.headers.get("www-authenticate")).toStartWith("Bearer");
    }
  expect([...service.feeds]).toEqual(before);
});

test("a server without a token accepts no changes and says why", async () => {
  await using closed = await startService({ adminToken: null });
  for (const [method, path] of writes) {
    const response = await closed.admin(path, { method });
    expect([path, response.status]).toEqual([path, 403]);
    expect(await response.text()).toContain("INFOSTREAM_ADMIN_TOKEN");
  }
});

test("feeds come in pages, the newest first", async () => {
  for (let i = 1; i <= 7; i++) await add(`https://a.example/${i}`);
  const seen: string[] = [];
  let path: string | null = "/api/feeds?limit=3";
  while (path !== null) {
    const response: Response = await service.get(path);
    const { items, next } = await value(response);
    seen.push(...items.map(({ id }: { id: string }) => id));
    const linked: string | null = /^<(.+)>; rel="next"$/.exec(response.headers.get("link") ?? "")?.[1] ?? null;
    expect(linked).toBe(next === null ? null : `/api/feeds?limit=3&cursor=${next}`);
    path = linked;
  }
  expect(seen).toEqual(["7", "6", "5", "4", "3", "2", "1"]);
});

test("a fetcher that does not answer is a 503 with Retry-After", async () => {
  await using alone = await startService({ fetcher: false });
  await alone.store.feed("1", { url: "https://a.example/feed", title: "Stored" });
  await alone.store.articles({ title: "Still here" });
  const asked = [
    alone.get("/api/feeds"),
    alone.get("/api/feeds/1"),
    alone.get("/api/opml"),
    alone.get("/feeds"),
    alone.get("/feeds/1"),
    alone.admin("/api/feeds", json("POST", { url: "https://a.example/" })),
    alone.admin("/api/opml", { method: "POST", body: '<opml><outline xmlUrl="https://a.example/"/></opml>' }),
  ];
  for (const response of await Promise.all(asked))
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "2"]);
  // what does not need the fetcher goes on
  expect(await (await alone.get("/feeds/1")).text()).toContain("Still here");
  expect((await alone.get("/")).status).toBe(200);
});
