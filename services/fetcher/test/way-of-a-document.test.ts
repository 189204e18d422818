import { expect, setDefaultTimeout, test } from "bun:test";
import { until } from "@infostream/chassis/testing/servers";
import { sendRequest } from "@infostream/chassis/request-reply";
import { openArchive } from "@infostream/chassis/archive";
import { feedRequests } from "@infostream/contracts";
import { feedServer, rss, withEtag } from "./feed-server";
import { add, get, pollNow, published, stage, startFetcher } from "./running-fetcher";

// each file has a default of its own
setDefaultTimeout(20_000);

test("an added feed is fetched, archived, announced, and asked conditionally from then on", async () => {
  await using at = await stage();
  await using fetcher = await startFetcher(at);
  using site = feedServer((request) => withEtag(request, rss("one")));

  const { feed, added } = await add(at, { url: site.url, pollEvery: "1s" });
  expect(added).toBe(true);
  expect(feed).toMatchObject({ id: "1", url: site.url, status: "active", pollEvery: "1s", failures: 0 });
  await until("feed.raw is published", async () => (await published(at)).length === 1);
  const [raw] = await published(at);
  expect(raw).toMatchObject({
    feedId: "1",
    feedUrl: site.url,
    feedTitle: null,
    url: site.url,
    status: 200,
    bytes: rss("one").length,
    headers: { "content-type": "application/rss+xml" },
  });
  using archive = openArchive(`file://${at.archive}`);
  const body = await archive.read(raw?.archiveKey ?? "", raw?.sha256 ?? "");
  expect(new TextDecoder().decode(body as Uint8Array)).toBe(rss("one"));
  const line = fetcher.lines().find(({ event }) => event === "poll.finished");
  expect(line).toMatchObject({ outcome: "updated", status: 200, bytes: rss("one").length });

  await until("the feed is polled again", () => site.requests.length >= 3);
  expect(site.requests.at(-1)?.headers.get("if-none-match")).toBe(raw?.headers["etag"] ?? "");
  expect(site.requests.at(-1)?.headers.get("user-agent")).toStartWith("InfoStream/0.1");
  expect(await published(at)).toHaveLength(1);
  expect((await get(at, "1")).nextPollReason).toBe("every second, as set for this feed");
});

test("a document that changes and changes back is published three times", async () => {
  await using at = await stage();
  await using _ = await startFetcher(at);
  using site = feedServer((request) => withEtag(request, rss("A")));
  const { feed } = await add(at, { url: site.url, pollEvery: "1h" });
  for (const [count, title] of [
    [1, "A"],
    [2, "B"],
    [3, "A"],
  ] as const) {
    site.answer = (request) => withEtag(request, rss(title));
    if (count > 1) await sendRequest(at.api, feedRequests.refresh, { id: feed.id });
    await until(`document ${count} is published`, async () => (await published(at)).length === count);
  }
  const [first, second, third] = await published(at);
  expect(first?.sha256).not.toBe(second?.sha256 ?? "");
  expect(third?.sha256).toBe(first?.sha256 ?? "");
  expect(new Set([first?.fetchId, second?.fetchId, third?.fetchId]).size).toBe(3);
});

test("a server without validators is polled again and again, and its document published once", async () => {
  await using at = await stage();
  await using _ = await startFetcher(at);
  using site = feedServer(() => new Response(rss("same")));
  const { feed } = await add(at, { url: site.url });
  for (let polls = 0; polls < 3; polls++) await pollNow(at, feed.id);
  expect(await published(at)).toHaveLength(1);
  expect((await get(at, feed.id)).failures).toBe(0);
});

test("a person's title travels with every document", async () => {
  await using at = await stage();
  await using _ = await startFetcher(at);
  using site = feedServer((request) => withEtag(request, rss("one")));
  await add(at, { url: site.url, title: "Mine" });
  await until("feed.raw is published", async () => (await published(at)).length === 1);
  expect(await published(at)).toMatchObject([{ feedTitle: "Mine" }]);
});
