import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { until } from "@infostream/chassis/testing/servers";
import { sendRequest } from "@infostream/chassis/request-reply";
import { feedRequests } from "@infostream/contracts";
import { feedServer, rss, withEtag } from "./feed-server";
import { add, get, pollNow, published, type Stage, stage, startFetcher } from "./running-fetcher";

// each file has a default of its own
setDefaultTimeout(20_000);

let at: Stage;
const stack = new AsyncDisposableStack();
beforeAll(async () => {
  at = stack.use(await stage());
  stack.use(await startFetcher(at));
});
afterAll(() => stack.disposeAsync());

const page = () =>
  new Response(`<!doctype html><title>Blog</title><link rel="alternate" type="application/rss+xml" href="/rss">`);
const importOne = (url: string) => sendRequest(at.api, feedRequests.import, { feeds: [{ url }] });
const list = async () => (await sendRequest(at.api, feedRequests.list, { limit: 100, after: null })).feeds;

describe("a page that was imported as a feed", () => {
  test("becomes the feed that it names at its first poll", async () => {
    using blog = feedServer((request) => (request.url.endsWith("/rss") ? withEtag(request, rss("x")) : page()));
    await importOne(blog.url);
    await until("found", async () =>
      (await published(at)).some(({ url }) => url === blog.url.replace("/feed", "/rss")),
    );
    expect(await list()).toMatchObject([{ url: blog.url.replace("/feed", "/rss"), status: "active", failures: 0 }]);
  });
  test("fails in words where that feed is subscribed already", async () => {
    using blog = feedServer((request) => (request.url.endsWith("/rss") ? withEtag(request, rss("x")) : page()));
    const { feed } = await add(at, { url: blog.url.replace("/feed", "/rss") });
    await importOne(blog.url);
    const [newest] = await list();
    await until("it fails", async () => (await get(at, newest?.id ?? "")).failures > 0);
    expect((await get(at, newest?.id ?? "")).lastError).toBe(
      `This is a web page; its feed ${feed.url} is already subscribed as feed ${feed.id}`,
    );
  });
  test("that names another page is not followed further", async () => {
    using maze = feedServer((request) => {
      const next = Number(new URL(request.url).searchParams.get("n") ?? 0) + 1;
      return new Response(`<!doctype html><link rel="alternate" type="application/rss+xml" href="/feed?n=${next}">`);
    });
    await importOne(maze.url);
    await until("it is taken as it is", async () =>
      (await published(at)).some(({ feedUrl }) => feedUrl === `${maze.url}?n=1`),
    );
    expect(maze.requests).toHaveLength(2);
  });
});

describe("a feed that moved for good", () => {
  test("gets its new URL once three polls in a row met the same redirect", async () => {
    using site = feedServer((request) =>
      request.url.endsWith("/new") ? withEtag(request, rss("x")) : Response.redirect("/new", 301),
    );
    const { feed } = await add(at, { url: site.url });
    await until("it is polled", async () => (await get(at, feed.id)).lastPolledAt !== null);
    await pollNow(at, feed.id);
    expect((await get(at, feed.id)).url).toBe(site.url);
    await pollNow(at, feed.id);
    expect((await get(at, feed.id)).url).toBe(site.url.replace("/feed", "/new"));
    expect((await published(at)).filter(({ feedId }) => feedId === feed.id)).toHaveLength(1);
  });
  test("keeps its address where another feed has the new one", async () => {
    using site = feedServer((request) =>
      request.url.endsWith("/new") ? withEtag(request, rss("x")) : Response.redirect("/new", 308),
    );
    await add(at, { url: site.url.replace("/feed", "/new"), pollEvery: "1h" });
    const { feed } = await add(at, { url: site.url });
    for (let polls = 0; polls < 4; polls++) await pollNow(at, feed.id);
    expect(await get(at, feed.id)).toMatchObject({ url: site.url, status: "active" });
  });
});

test("a feed that is gone is polled no more, until someone asks and it is back", async () => {
  using site = feedServer(() => new Response("", { status: 410 }));
  const { feed } = await add(at, { url: site.url, pollEvery: "1s" });
  await until("it is gone", async () => (await get(at, feed.id)).status === "gone");
  expect(await get(at, feed.id)).toMatchObject({ nextPollAt: null, lastError: "The server answered 410 Gone" });
  site.answer = (request) => withEtag(request, rss("back"));
  await sendRequest(at.api, feedRequests.refresh, { id: feed.id });
  await until("it is back", async () => (await get(at, feed.id)).status === "active");
  expect(await get(at, feed.id)).toMatchObject({ failures: 0, lastError: null });
});
