import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { until } from "@infostream/chassis/testing/servers";
import { rm } from "node:fs/promises";
import { sendRequest } from "@infostream/chassis/request-reply";
import { newTrace } from "@infostream/chassis/trace";
import { type FeedRaw, feedRequests } from "@infostream/contracts";
import { feedServer, rss, withEtag } from "./feed-server";
import { add, get, published, type Stage, spawnFetcher, stage, startFetcher } from "./running-fetcher";

// each file has a default of its own
setDefaultTimeout(20_000);

const FEEDS = 200;

/** Feeds of one site, each with a document of its own that takes its time. */
function slowSite() {
  const site = feedServer(async (request) => {
    await Bun.sleep(20);
    return withEtag(request, rss(new URL(request.url).pathname));
  });
  const feeds = Array.from({ length: FEEDS }, (_, n) => ({ url: `${site.url}/${n}` }));
  return { ...site, feeds, [Symbol.dispose]: () => site[Symbol.dispose]() };
}

const feedsPublished = async (at: Stage) => (await published(at)).map(({ feedUrl }) => feedUrl).toSorted();
const importAll = (at: Stage, feeds: { url: string }[]) => sendRequest(at.api, feedRequests.import, { feeds });

describe("kill -9", () => {
  test("at any time loses no document and doubles none", async () => {
    await using at = await stage();
    using site = slowSite();
    {
      await using first = await startFetcher(at);
      await importAll(at, site.feeds);
      await until("polls are under way", () => site.requests.length >= 20);
      await first.kill();
    }
    for (const requests of [70, 120, 170]) {
      // as if the leases of the one that was killed had run out
      await at.sql`update fetcher.feeds set lease_until = now() where lease_until is not null`;
      await at.sql`update fetcher.raw_documents set claimed_until = now() where claimed_until is not null`;
      await using next = spawnFetcher(at.env);
      await until("polls go on", () => site.requests.length >= requests);
      await next.kill();
    }
    await at.sql`update fetcher.feeds set lease_until = now() where lease_until is not null`;
    await at.sql`update fetcher.raw_documents set claimed_until = now() where claimed_until is not null`;
    await using _ = await startFetcher(at);
    const wanted = site.feeds.map(({ url }) => url).toSorted();
    await until("every document is published", async () => (await feedsPublished(at)).length >= FEEDS);
    expect(await feedsPublished(at)).toEqual(wanted);
    expect(
      await at.sql`select count(*)::int as unpublished from fetcher.raw_documents where published_at is null`,
    ).toEqual(expect.arrayContaining([{ unpublished: 0 }]));
  });

  test("between the document's row and its message leaves it to the sweeper", async () => {
    await using at = await stage();
    await using fetcher = await startFetcher(at);
    await fetcher.kill();
    const [feed] = await at.sql`insert into fetcher.feeds (url, host) values ('http://h/feed', 'h:80') returning id`;
    const fetchId = Bun.randomUUIDv7();
    const event: FeedRaw = {
      fetchId,
      feedId: feed.id,
      feedUrl: "http://h/feed",
      feedTitle: null,
      url: "http://h/feed",
      archiveKey: "raw/sha256/aa",
      sha256: "aa",
      bytes: 1,
      status: 200,
      headers: {},
      fetchedAt: new Date().toISOString(),
    };
    await at.sql`insert into fetcher.raw_documents (fetch_id, feed_id, event, traceparent)
      values (${fetchId}, ${feed.id}, ${event}, ${newTrace()})`;
    await using _ = await startFetcher(at);
    await until("it is published", async () => (await published(at)).length === 1);
    expect(await published(at)).toEqual([event]);
  });
});

test("two fetchers share the feeds, and no document is fetched or published twice", async () => {
  await using at = await stage();
  using site = slowSite();
  await using one = await startFetcher(at);
  await using two = await startFetcher(at);
  await importAll(at, site.feeds);
  await until("every document is published", async () => (await feedsPublished(at)).length >= FEEDS);
  expect(await feedsPublished(at)).toEqual(site.feeds.map(({ url }) => url).toSorted());
  expect(site.requests).toHaveLength(FEEDS);
  const polls = [one, two].map((fetcher) => fetcher.lines().filter(({ event }) => event === "poll.finished").length);
  expect(Math.min(...polls)).toBeGreaterThan(0);
});

test("SIGTERM gives back what is under way at once, and exits with 0", async () => {
  await using at = await stage();
  using hanging = feedServer(() => new Promise<Response>(() => {}));
  const fetcher = await startFetcher(at);
  await importAll(at, [{ url: hanging.url }]);
  await until("a poll is under way", () => hanging.requests.length === 1);
  const begun = performance.now();
  await fetcher[Symbol.asyncDispose]();
  expect(await fetcher.exited).toBe(0);
  expect(performance.now() - begun).toBeLessThan(3000);
  const [feed] = await at.sql`select lease_until, fetch_failures, next_poll_at < now() as due from fetcher.feeds`;
  expect(feed).toEqual({ lease_until: null, fetch_failures: 0, due: true });
});

test("the fetcher waits for an archive that is down: no feed is marked as failing, and no request is wasted", async () => {
  await using at = await stage();
  const path = `${at.archive}/blocked`;
  await Bun.write(path, "a file where the folder should be");
  using site = feedServer((request) => withEtag(request, rss("x")));
  await using fetcher = await startFetcher(at, { ARCHIVE_URL: `file://${path}` });
  const { feed } = await add(at, { url: site.url });
  await until("the look that is its first poll", () => site.requests.length >= 1);
  await until("it waits", () => fetcher.lines().some(({ event }) => event === "work.waiting"));
  const asked = site.requests.length;
  expect(await get(at, feed.id)).toMatchObject({ status: "active", failures: 0, lastPolledAt: null });
  await rm(path);
  await until("it goes on", async () => (await published(at)).length === 1);
  expect(site.requests.length).toBe(asked + 1);
});

test("settings that are missing or exclude one another stop it with one message that lists them all", async () => {
  const fetcher = spawnFetcher({ INFOSTREAM_POLL_MIN: "soon", BUN_CONFIG_MAX_HTTP_REQUESTS: "8" });
  expect(await fetcher.exited).toBe(2);
  await fetcher[Symbol.asyncDispose]();
  const message = String(fetcher.lines().find(({ event }) => event === "service.start-failed")?.["error"]);
  for (const name of ["DATABASE_URL", "NATS_URL", "ARCHIVE_URL", "INFOSTREAM_POLL_MIN", "BUN_CONFIG_MAX_HTTP_REQUESTS"])
    expect(message).toContain(name);
});
