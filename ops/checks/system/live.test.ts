import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { until, type WholeSystem, wholeSystem } from "@infostream/chassis/testing/servers";
import { articlesOf, subscribe } from "./api";
import { asRss, type FeedServer, rss, startFeedServer } from "./feed-server";

setDefaultTimeout(30_000);

let system: WholeSystem;
let feeds: FeedServer;
beforeAll(async () => {
  feeds = startFeedServer();
  system = await wholeSystem();
});
afterAll(async () => {
  feeds[Symbol.dispose]();
  await system[Symbol.asyncDispose]();
});

/** The data of all events so far; the stream ends with the test. */
async function hear(query: string, lastEventId: string) {
  const left = new AbortController();
  const { body } = await until("the stream", async () => {
    const headers = { "last-event-id": lastEventId };
    const response = await fetch(`${system.page}/events${query}`, { headers, signal: left.signal });
    return response.status === 200 && response;
  });
  let text = "";
  const utf8 = new TextDecoder();
  const listening = async () => {
    for await (const chunk of body ?? []) text += utf8.decode(chunk, { stream: true });
  };
  const ended = listening().catch(() => {});
  return {
    received: () =>
      Array.from(text.matchAll(/^event: article\nid: .*\ndata: (.*)\n\n/gm), ([, data = ""]) => JSON.parse(data)),
    async [Symbol.asyncDispose]() {
      left.abort();
      await ended;
    },
  };
}

test("events carry what a feed publishes as the api shows it, from the beginning and live", async () => {
  const old = [
    { guid: "1", title: "Parliament votes" },
    { guid: "2", title: "NASA starts a rocket" },
  ];
  feeds.serve("/feed", () => asRss(rss(old)));
  const { id } = await subscribe(system, `${feeds.origin}/feed`);
  await until("both", async () => (await articlesOf(system)).length === 2);
  await using all = await hear(`?feed=${id}`, "0");
  await using space = await hear("?tag=space", "0");
  await until("both", () => all.received().length === 2);
  feeds.serve("/feed", () => asRss(rss([{ guid: "3", title: "An astronaut comes home" }, ...old])));
  await until("the third", () => all.received().length === 3);
  const articles = await until("the third", async () => {
    const listed = await articlesOf(system);
    return listed.length === 3 && listed;
  });
  for (const article of articles) expect(all.received()).toContainEqual({ ...article, revision: 1 });
  const ofSpace = articles.filter(({ tags }) => tags.some(({ name }) => name === "space"));
  expect(ofSpace.length).toBeGreaterThan(0);
  await until("all of its tag", () => space.received().length >= ofSpace.length);
  expect(
    space
      .received()
      .map((article) => article.id)
      .sort(),
  ).toEqual(ofSpace.map((article) => article.id).sort());
});
