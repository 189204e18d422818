import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { sendRequest } from "@infostream/chassis/request-reply";
import { until } from "@infostream/chassis/testing/servers";
import { newTrace } from "@infostream/chassis/trace";
import { toNatsHeaders } from "@infostream/chassis/headers";
import { FeedParsed, feedRequests } from "@infostream/contracts";
import { feedServer, rss, withEtag } from "./feed-server";
import { add, get, pollNow, published, type Stage, stage, startFetcher } from "./running-fetcher";

// each file has a default of its own
setDefaultTimeout(20_000);

const H = 3_600_000;
let at: Stage;
const stack = new AsyncDisposableStack();
beforeAll(async () => {
  at = stack.use(await stage());
  stack.use(await startFetcher(at));
});
afterAll(() => stack.disposeAsync());

/** A feed whose documents were fetched, and the fetch id of each. */
async function fetched() {
  const site = stack.use(feedServer((request) => withEtag(request, rss("1"))));
  const { feed } = await add(at, { url: site.url });
  const fetches = async () =>
    (await published(at)).filter(({ feedId }) => feedId === feed.id).map((raw) => raw.fetchId);
  await until("its document is published", async () => (await fetches()).length === 1);
  return { id: feed.id, site, fetches };
}

/** As the tagger would, in the name of one that may publish anything. */
const publish = (parsed: FeedParsed) => {
  const message = FeedParsed.encode(parsed, { source: "tagger", time: new Date(), traceparent: newTrace() });
  return at.admin.jetstream().publish(message.subject, message.data, { headers: toNatsHeaders(message.headers) });
};
const understood = (feedId: string, fetchId: string, title: string): FeedParsed => ({
  feedId,
  fetchId,
  outcome: "understood",
  title,
  siteUrl: "https://example.org/",
  items: 3,
  publishedGapsMs: [4 * H, 4 * H],
  ttlMs: null,
});

describe("a parse result", () => {
  test("gives a feed its title, its site and its usual gap, by which the next poll is planned", async () => {
    const { id, fetches } = await fetched();
    await publish(understood(id, (await fetches())[0] ?? "", "News"));
    await until("the title arrives", async () => (await get(at, id)).title === "News");
    const feed = await get(at, id);
    expect(feed).toMatchObject({ siteUrl: "https://example.org/", status: "active" });
    expect(feed.nextPollReason).toBe("every 2 hours, half the usual gap between articles");
    const wait = Date.parse(feed.nextPollAt ?? "") - Date.parse(feed.lastPolledAt ?? "");
    expect(wait).toBeWithin(1.8 * H - 1, 2.2 * H + 1);
  });

  test("of a document that is not a feed shows as the feed's failure, one more with each poll that finds it unchanged", async () => {
    const { id, site, fetches } = await fetched();
    await publish({
      feedId: id,
      fetchId: (await fetches())[0] ?? "",
      outcome: "failed",
      reason: "this is a page, not a feed",
    });
    await until("the failure arrives", async () => (await get(at, id)).failures === 1);
    for (const [failures, wait] of [
      [2, "10 minutes"],
      [3, "20 minutes"],
    ] as const) {
      await pollNow(at, id);
      expect(await get(at, id)).toMatchObject({
        status: "failing",
        failures,
        lastError: "this is a page, not a feed",
        nextPollReason: `${wait} after ${failures} failures in a row`,
      });
    }

    site.answer = (request) => withEtag(request, rss("2"));
    await pollNow(at, id);
    await until("the next document is published", async () => (await fetches()).length === 2);
    expect(await get(at, id)).toMatchObject({ status: "failing", failures: 3 });
    await publish(understood(id, (await fetches())[1] ?? "", "Mended"));
    await until("the feed is well again", async () => (await get(at, id)).status === "active");
    expect(await get(at, id)).toMatchObject({ title: "Mended", failures: 0, lastError: null });
  });

  test("of a document that was not read makes the next poll fetch and publish it again", async () => {
    const { id, site, fetches } = await fetched();
    const unread = { feedId: id, fetchId: (await fetches())[0] ?? "", outcome: "failed", unread: true } as const;
    await publish({ ...unread, reason: "the archive has lost it" });
    await until("the failure arrives", async () => (await get(at, id)).failures === 1);
    expect(await get(at, id)).toMatchObject({
      lastError: "the archive has lost it",
      nextPollReason: "5 minutes after a failure",
    });
    const asked = site.requests.length;
    await pollNow(at, id);
    expect(site.requests[asked]?.headers.get("if-none-match")).toBeNull();
    await until("the same document is published again", async () => (await fetches()).length === 2);
    const [first, second] = (await published(at)).filter(({ feedId }) => feedId === id);
    expect(second?.sha256).toBe(first?.sha256 ?? "");
    expect((await get(at, id)).nextPollReason).toBe("5 minutes after a failure");

    await publish({ ...unread, fetchId: second?.fetchId ?? "", reason: "again" });
    await until("it fails again", async () => (await get(at, id)).failures === 2);
    expect((await get(at, id)).nextPollReason).toBe("10 minutes after 2 failures in a row");
    await pollNow(at, id);
    await until("it is published a third time", async () => (await fetches()).length === 3);
    await publish(understood(id, (await fetches())[2] ?? "", "Read at last"));
    await until("the feed is well again", async () => (await get(at, id)).status === "active");
  });

  test("of a failing feed that a person renames counts no failure without a poll", async () => {
    const { id, site, fetches } = await fetched();
    const failed = { feedId: id, outcome: "failed", reason: "this is a page, not a feed" } as const;
    await publish({ ...failed, fetchId: (await fetches())[0] ?? "" });
    await until("the failure arrives", async () => (await get(at, id)).failures === 1);
    await sendRequest(at.api, feedRequests.change, { id, change: { title: "Mine" } });
    await until("its document is published again", async () => (await fetches()).length === 2);
    await publish({ ...failed, fetchId: (await fetches())[1] ?? "", reason: "a page, as before" });
    await until("the second result arrives", async () => (await get(at, id)).lastError === "a page, as before");
    expect(await get(at, id)).toMatchObject({ failures: 1, nextPollReason: "5 minutes after a failure" });
    await pollNow(at, id);
    expect((await get(at, id)).failures).toBe(2);
    expect(site.requests.at(-1)?.headers.get("if-none-match")).not.toBeNull();
  });

  test("while the next poll is under way is neither counted twice nor forgotten", async () => {
    const { id, site, fetches } = await fetched();
    const fetchId = (await fetches())[0] ?? "";
    const held = Promise.withResolvers<void>();
    const asked = site.requests.length;
    const before = (await get(at, id)).lastPolledAt;
    site.answer = (request) => held.promise.then(() => withEtag(request, rss("1")));
    await sendRequest(at.api, feedRequests.refresh, { id });
    await until("the poll is under way", () => site.requests.length > asked);
    await publish({ feedId: id, fetchId, outcome: "failed", reason: "not read", unread: true });
    await until("the failure arrives", async () => (await get(at, id)).failures === 1);
    held.resolve();
    await until("the poll ends", async () => (await get(at, id)).lastPolledAt !== before);
    expect((await get(at, id)).failures).toBe(1);
    await until("the document is published again", async () => (await fetches()).length === 2);
    expect(site.requests[asked]?.headers.get("if-none-match")).not.toBeNull();
    expect(site.requests[asked + 1]?.headers.get("if-none-match")).toBeNull();
  });

  test("of an older document changes nothing", async () => {
    const { id, site, fetches } = await fetched();
    site.answer = (request) => withEtag(request, rss("2"));
    await pollNow(at, id);
    await until("the next document is published", async () => (await fetches()).length === 2);
    const [first, second] = await fetches();
    await publish(understood(id, second ?? "", "Newer"));
    await until("the newer one's title arrives", async () => (await get(at, id)).title === "Newer");
    await publish(understood(id, first ?? "", "Older"));
    await publish({ feedId: id, fetchId: first ?? "", outcome: "failed", reason: "stale" });
    const other = await fetched();
    await publish(understood(other.id, (await other.fetches())[0] ?? "", "After them"));
    await until("all of it was handled", async () => (await get(at, other.id)).title === "After them");
    expect(await get(at, id)).toMatchObject({ title: "Newer", failures: 0, lastError: null });
  });
});
