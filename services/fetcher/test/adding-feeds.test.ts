import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { until } from "@infostream/chassis/testing/servers";
import { feedServer, rss, withEtag } from "./feed-server";
import { refusal } from "./refusal";
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

const site = (...titles: string[]) => stack.use(feedServer((request) => withEtag(request, rss(...titles))));
const polled = (id: string) => until(`feed ${id} is polled`, async () => (await get(at, id)).lastPolledAt !== null);
const documentsOf = async (id: string) => (await published(at)).filter(({ feedId }) => feedId === id);

describe("adding", () => {
  test("the same address twice gives the same feed, as it was", async () => {
    const { url } = site("a");
    const first = await add(at, { url: `${url}#top`, title: "Mine" });
    const second = await add(at, { url, title: "Other" });
    expect([first.added, second.added]).toEqual([true, false]);
    expect(second.feed).toMatchObject({ id: first.feed.id, title: "Mine" });
  });
  test("a feed whose server does not answer is stored all the same, quickly, and shows why", async () => {
    using silent = feedServer(() => new Promise<Response>(() => {}));
    const begun = performance.now();
    const { feed, added } = await add(at, { url: silent.url });
    expect(performance.now() - begun).toBeLessThan(1800);
    expect(added).toBe(true);
    expect(feed.url).toBe(silent.url);
    const gone = await add(at, { url: "http://127.0.0.1:1/feed" });
    await until("it fails", async () => (await get(at, gone.feed.id)).failures > 0);
    expect(await get(at, gone.feed.id)).toMatchObject({
      status: "failing",
      failures: 1,
      lastError: "The server refuses connections",
      lastPolledAt: expect.any(String),
      lastChangedAt: null,
      nextPollReason: "5 minutes after a failure",
    });
  });
  test("a page adds the feed that it names", async () => {
    using blog = feedServer((request) =>
      new URL(request.url).pathname === "/atom"
        ? withEtag(request, rss("from the page"))
        : new Response(`<!doctype html><link rel="alternate" type="application/atom+xml" href="/atom">`),
    );
    const { feed } = await add(at, { url: blog.url });
    expect(feed.url).toBe(blog.url.replace("/feed", "/atom"));
    await polled(feed.id);
    expect(blog.requests.map(({ url }) => url)).toEqual([blog.url, feed.url]);
    expect((await add(at, { url: blog.url })).added).toBe(false);
  });
  test("asks the server once: what it answers is the first poll", async () => {
    const here = site("only");
    const { feed } = await add(at, { url: here.url, title: "Mine" });
    await until("its document is published", async () => (await documentsOf(feed.id)).length === 1);
    expect(here.requests).toHaveLength(1);
    expect(await get(at, feed.id)).toMatchObject({ status: "active", failures: 0, lastChangedAt: expect.any(String) });
    await pollNow(at, feed.id);
    expect(here.requests[1]?.headers.get("if-none-match")).toBe(`"${Bun.hash(rss("only")).toString(16)}"`);
    expect(await documentsOf(feed.id)).toHaveLength(1);
    expect((await documentsOf(feed.id))[0]).toMatchObject({ feedTitle: "Mine", feedUrl: here.url });
  });
  test("a refusal is the first poll as well", async () => {
    using busy = feedServer(() => new Response("", { status: 404 }));
    const { feed } = await add(at, { url: busy.url });
    await polled(feed.id);
    expect(await get(at, feed.id)).toMatchObject({ failures: 1, lastError: "The server answered 404 Not Found" });
    expect(busy.requests).toHaveLength(1);
  });
  test("a 304 to a request without validators is a failure in words", async () => {
    using odd = feedServer(() => new Response(null, { status: 304 }));
    const { feed } = await add(at, { url: odd.url });
    await polled(feed.id);
    expect(await get(at, feed.id)).toMatchObject({
      failures: 1,
      lastError: "The server answered 304 Not Modified to a request without validators",
    });
  });
  test("a text that is not a URL is refused in words", async () => {
    expect(await refusal(add(at, { url: "file:///etc/passwd" }))).toMatchObject({
      code: "invalid",
      message: "Only http and https URLs can be fetched, not file.",
    });
    expect(await refusal(add(at, { url: "example.org", pollEvery: "10ms" }))).toMatchObject({ code: "invalid" });
  });
});
