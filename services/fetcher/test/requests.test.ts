import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { until } from "@infostream/chassis/testing/servers";
import { sendRequest } from "@infostream/chassis/request-reply";
import { type Feed, type FeedChange, feedRequests } from "@infostream/contracts";
import { feedServer, rss, withEtag } from "./feed-server";
import { refusal } from "./refusal";
import { add, get, published, type RunningFetcher, type Stage, stage, startFetcher } from "./running-fetcher";

// each file has a default of its own
setDefaultTimeout(20_000);

let at: Stage;
let fetcher: RunningFetcher;
const stack = new AsyncDisposableStack();
beforeAll(async () => {
  at = stack.use(await stage());
  fetcher = stack.use(await startFetcher(at));
});
afterAll(() => stack.disposeAsync());

const site = (...titles: string[]) => stack.use(feedServer((request) => withEtag(request, rss(...titles))));
const polled = (id: string) => until(`feed ${id} is polled`, async () => (await get(at, id)).lastPolledAt !== null);
const documentsOf = async (id: string) => (await published(at)).filter(({ feedId }) => feedId === id);
const change = (id: string, changed: FeedChange) => sendRequest(at.api, feedRequests.change, { id, change: changed });

describe("an unknown feed", () => {
  test.each(["999999", "abc", "-1", "", "99999999999999999999999"])("%p is not found", async (id) => {
    expect((await refusal(sendRequest(at.api, feedRequests.get, { id }))).code).toBe("not_found");
    expect((await refusal(sendRequest(at.api, feedRequests.remove, { id }))).code).toBe("not_found");
    expect((await refusal(sendRequest(at.api, feedRequests.refresh, { id }))).code).toBe("not_found");
    expect((await refusal(change(id, { title: "x" }))).code).toBe("not_found");
  });
});

describe("changing", () => {
  test("the title publishes the document again, so that its articles show it", async () => {
    const { feed } = await add(at, { url: site("titled").url });
    await until("its document is published", async () => (await documentsOf(feed.id)).length === 1);
    expect((await change(feed.id, { title: "A better one" })).title).toBe("A better one");
    await until("it is published again", async () => (await documentsOf(feed.id)).length === 2);
    const [before, after] = await documentsOf(feed.id);
    expect(after).toMatchObject({ feedTitle: "A better one", sha256: before?.sha256 ?? "" });
    expect(after?.fetchId).not.toBe(before?.fetchId ?? "");
    expect((await change(feed.id, { title: null })).title).toBeNull();
  });
  test("the address forgets what the old one taught, and polls the new one at once", async () => {
    const [old, next] = [site("old"), site("new")];
    const { feed } = await add(at, { url: old.url });
    await until("the old document is published", async () => (await documentsOf(feed.id)).length === 1);
    expect(await change(feed.id, { url: next.url })).toMatchObject({ id: feed.id, url: next.url, failures: 0 });
    await until("the new document is published", async () => (await documentsOf(feed.id)).length === 2);
    expect(next.requests[0]?.headers.get("if-none-match")).toBeNull();
    expect((await refusal(change(feed.id, { url: (await add(at, { url: old.url })).feed.url }))).code).toBe("conflict");
  });
  test("paused stops the polls and its end begins them at once", async () => {
    const here = site("p");
    const { feed } = await add(at, { url: here.url, pollEvery: "1s" });
    await polled(feed.id);
    expect(await change(feed.id, { paused: true })).toMatchObject({ status: "paused", nextPollReason: "paused" });
    await until("no poll is due", async () => (await get(at, feed.id)).nextPollAt === null);
    const count = here.requests.length;
    await change(feed.id, { paused: false });
    await until("it is polled again", () => here.requests.length > count);
  });
  test("pollEvery moves the next poll", async () => {
    const { feed } = await add(at, { url: site("e").url, pollEvery: "24h" });
    await polled(feed.id);
    const changed = await change(feed.id, { pollEvery: "30m" });
    expect(changed).toMatchObject({ pollEvery: "30m", nextPollReason: "every 30 minutes, as set for this feed" });
    expect(Date.parse(changed.nextPollAt ?? "") - Date.now()).toBeLessThan(34 * 60_000);
    expect((await change(feed.id, { pollEvery: null })).pollEvery).toBeNull();
  });
});

describe("removing", () => {
  test("ends the polls; the same address comes back under its id", async () => {
    const here = site("r");
    const { feed } = await add(at, { url: here.url });
    await polled(feed.id);
    const { lastPolledAt } = await get(at, feed.id);
    await sendRequest(at.api, feedRequests.remove, { id: feed.id });
    expect((await refusal(sendRequest(at.api, feedRequests.get, { id: feed.id }))).code).toBe("not_found");
    expect((await refusal(sendRequest(at.api, feedRequests.remove, { id: feed.id }))).code).toBe("not_found");
    const asked = here.requests.length;
    const again = await add(at, { url: here.url });
    await until("it is polled again", async () => (await get(at, feed.id)).lastPolledAt !== lastPolledAt);
    expect(here.requests).toHaveLength(asked + 1);
    expect(again).toMatchObject({ added: true, feed: { id: feed.id, status: "active" } });
  });
});

describe("refreshing", () => {
  test("polls now instead of at the scheduled time", async () => {
    const here = site("f");
    const { feed } = await add(at, { url: here.url, pollEvery: "24h" });
    await polled(feed.id);
    const count = here.requests.length;
    await sendRequest(at.api, feedRequests.refresh, { id: feed.id });
    await until("it is polled", () => here.requests.length > count, 1500);
  });
  test("is too early while Retry-After runs", async () => {
    using busy = feedServer(() => new Response("", { status: 429, headers: { "retry-after": "120" } }));
    const { feed } = await add(at, { url: busy.url, pollEvery: "1s" });
    await until("it is throttled", async () => (await get(at, feed.id)).failures === 1);
    expect(await get(at, feed.id)).toMatchObject({
      status: "failing",
      lastError: "The server answered 429 Too Many Requests and asked to wait 2 minutes",
      nextPollReason: "the server asked to wait 2 minutes",
    });
    expect(await refusal(sendRequest(at.api, feedRequests.refresh, { id: feed.id }))).toMatchObject({
      code: "too_early",
      message: expect.stringContaining("The server asked not to be polled before 2"),
    });
  });
});

describe("importing", () => {
  test("10,000 outlines are stored in chunks, and one bad one never spoils the rest", async () => {
    const total = { added: 0, known: 0, invalid: 0 };
    const begun = performance.now();
    for (let chunk = 0; chunk < 20; chunk++) {
      const feeds = Array.from({ length: 500 }, (_, n) => ({ url: `http://127.0.0.1:1/${(chunk * 500 + n) % 9_990}` }));
      feeds[499] = { url: "not a url" };
      const { added, known, invalid } = await sendRequest(at.api, feedRequests.import, { feeds }, 10_000);
      total.added += added;
      total.known += known;
      total.invalid += invalid.length;
      expect(invalid).toEqual([
        { url: "not a url", reason: "Not a valid URL: it needs http:// or https:// and a host." },
      ]);
    }
    // numbers 0 to 8 come twice, and each chunk's last outline is the bad one
    expect(total).toEqual({ added: 9_971, known: 9, invalid: 20 });
    expect(performance.now() - begun).toBeLessThan(15_000);
  });
  test("the list gives them all, newest first, page by page", async () => {
    const ids: string[] = [];
    for (let after: string | null = null, first = true; first || after !== null; first = false) {
      const page: { feeds: Feed[]; next: string | null } = await sendRequest(at.api, feedRequests.list, {
        limit: 1000,
        after,
      });
      ids.push(...page.feeds.map(({ id }) => id));
      after = page.next;
    }
    expect(ids.length).toBeGreaterThan(9_971);
    expect(ids).toEqual(ids.toSorted((a, b) => Number(b) - Number(a)));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test("a page of the list is cut where long addresses outgrow a message", async () => {
  const path = "x".repeat(1900);
  const feeds = Array.from({ length: 400 }, (_, n) => ({ url: `http://127.0.0.1:1/${n}/${path}` }));
  expect((await sendRequest(at.api, feedRequests.import, { feeds })).added).toBe(400);
  const first = await sendRequest(at.api, feedRequests.list, { limit: 400, after: null });
  expect(first.feeds.length).toBeWithin(100, 400);
  expect(first.next).toBe(first.feeds.at(-1)?.id ?? "");
  const rest = await sendRequest(at.api, feedRequests.list, { limit: 400 - first.feeds.length, after: first.next });
  expect(first.feeds.length + rest.feeds.length).toBe(400);
});

test("the fetcher lives on through all of it", () => {
  expect(fetcher.lines().filter(({ level }) => level === "error")).toEqual([]);
});
