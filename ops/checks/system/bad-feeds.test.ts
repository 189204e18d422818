import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { freePort } from "@infostream/chassis/embedded/free-port";
import { until, type WholeSystem, wholeSystem } from "@infostream/chassis/testing/servers";
import { type DeadLetter, deadLetterOf, FeedRaw } from "@infostream/contracts";
import { connectObserver } from "../../lab/observer/connect";
import { readStream } from "../../lab/observer/read-stream";
import { articlesOf, type CountedFeed, feedsOf, subscribe } from "./api";
import { asRss, startFeedServer, rss } from "./feed-server";

setDefaultTimeout(30_000);

const stack = new AsyncDisposableStack();
const server = stack.use(startFeedServer());
let system: WholeSystem;

const html = (body: string) => new Response(body, { headers: { "content-type": "text/html" } });
const endless = () =>
  new Response(new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(64 * 1024).fill(32)) }));

/** What each bad server answers, and the error that its feed shows. */
const bad: readonly [path: string, answer: () => Response | Promise<Response>, words: string][] = [
  ["/page", () => html("<!doctype html><title>News</title><p>Hello"), "This is a web page, not a feed"],
  ["/text", () => new Response("it works!"), "This is plain text, not a feed: “it works!”"],
  ["/empty", () => asRss(""), "The document is empty"],
  ["/huge", endless, "The document is larger than 256 kB"],
  ["/missing", () => new Response("", { status: 404 }), "The server answered 404 Not Found"],
  ["/broken", () => new Response("<b>oops</b>", { status: 500 }), "The server answered 500 Internal Server Error"],
  [
    "/loop",
    () => new Response(null, { status: 302, headers: { location: "/loop" } }),
    "The server redirects more than 5 times",
  ],
  ["/markup", () => new Response("<script>alert(1)</script>"), "This is not a feed: it starts with <script>"],
  ["/cut", () => asRss(rss([]).slice(0, 150)), "The feed breaks off before its first item"],
];

beforeAll(async () => {
  system = stack.use(await wholeSystem({ fetcher: { INFOSTREAM_MAX_BODY: String(256 * 1024) } }));
});
afterAll(() => stack.disposeAsync());

const feedOf = async (path: string): Promise<CountedFeed | undefined> =>
  (await feedsOf(system)).find(({ url }) => url.endsWith(path));

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

test("each bad feed shows its error in the api and on the page, and the good one keeps working", async () => {
  const stuck = Promise.withResolvers<void>();
  server.serve("/slow", () => stuck.promise.then(() => asRss(rss([{ guid: "slow", title: "Slow news" }]))));
  server.serve("/good", () => asRss(rss([{ guid: "1", title: "Good news" }])));
  const refused = `http://127.0.0.1:${freePort()}/refused`;
  for (const [path, answer] of bad) server.serve(path, answer);
  const paths = ["/slow", "/good", ...bad.map(([path]) => path)];
  await Promise.all([...paths.map((path) => server.origin + path), refused].map((url) => subscribe(system, url)));

  for (const [path, , words] of [...bad, ["/refused", null, "The server refuses connections"] as const]) {
    const feed = await until(`a failure of ${path}`, async () => {
      const found = await feedOf(path);
      return found !== undefined && found.lastError !== null && found;
    });
    expect([path, feed.status, feed.lastError]).toEqual([path, "failing", words]);
    expect(feed.failures).toBeGreaterThan(0);
    expect(feed.articles).toBe(0);
  }
  // for a second, a page that was requested before is answered from memory
  const html = await until("the page to show it", async () => {
    const page = await (await system.get("/feeds?limit=200")).text();
    return page.includes("refuses connections") && page;
  });
  for (const [, , words] of bad) expect(html).toContain(escaped(words));
  expect(html).not.toContain("<script");

  server.serve("/good", () => asRss(rss([{ guid: "2", title: "More news" }])));
  const good = (await feedOf("/good"))?.id ?? "";
  await until("an article that came after all that", async () =>
    (await articlesOf(system, `feed=${good}`)).some(({ title }) => title === "More news"),
  );
  expect(await feedOf("/good")).toMatchObject({ status: "active", failures: 0, lastError: null, articles: 2 });
  // its server has not answered yet and delayed no other feed
  expect(await feedOf("/slow")).toMatchObject({ status: "active", articles: 0 });
  stuck.resolve();
  await until("the slow one's article", async () => (await feedOf("/slow"))?.articles === 1);
});

test("a feed with a wrong charset label is still read correctly", async () => {
  const title = "Выборы в парламент";
  const cyrillic = Buffer.from(windows1251(rss([{ guid: "1", title }]).replace("UTF-8", "windows-1251")));
  const answers: Record<string, () => Response> = {
    "/says-latin1-is-utf8": () =>
      asRss(rss([{ guid: "1", title }]), { "content-type": "text/xml; charset=iso-8859-1" }),
    "/says-utf8-is-cyrillic": () => asRss(cyrillic, { "content-type": "text/xml; charset=utf-8" }),
    "/says-nonsense": () => asRss(cyrillic, { "content-type": "text/xml; charset=klingon" }),
  };
  for (const [path, answer] of Object.entries(answers)) {
    server.serve(path, answer);
    const { id } = await subscribe(system, server.origin + path);
    const [article] = await until(`an article of ${path}`, async () => {
      const found = await articlesOf(system, `feed=${id}`);
      return found.length > 0 && found;
    });
    expect([path, article?.title]).toEqual([path, title]);
    expect(await feedOf(path)).toMatchObject({ status: "active", lastError: null });
  }
});

test("the readable part of broken XML is read", async () => {
  const whole = rss([
    { guid: "1", title: "Before the break" },
    { guid: "2", title: "After it" },
  ]);
  server.serve("/cut-late", () => asRss(whole.slice(0, whole.indexOf("<title>After"))));
  server.serve("/unescaped", () =>
    asRss(whole.replace("Before the break", "Trade & <oil> & gas").replace("</link>", "")),
  );
  for (const path of ["/cut-late", "/unescaped"]) {
    const { id } = await subscribe(system, server.origin + path);
    await until(`articles of ${path}`, async () => (await articlesOf(system, `feed=${id}`)).length > 0);
    expect(await feedOf(path)).toMatchObject({ status: "active" });
  }
});

test("only a document that claims to be a feed and cannot be read becomes a dead letter, with its cause and bytes", async () => {
  const nats = await connectObserver(system.nats.url("observer"));
  try {
    const letters = (await readStream(nats, "DEAD")).map((message) => deadLetterOf("feed.raw").decode(message));
    expect(letters.map(({ cause }) => cause)).toEqual(["The feed breaks off before its first item"]);
    expect(letters.map(documentOf)).toEqual([`${server.origin}/cut`]);
  } finally {
    await nats.close();
  }
});

const documentOf = ({ data }: DeadLetter) => FeedRaw.decode({ data: Buffer.from(data, "base64") }).url;

/** Text as bytes of windows-1251, in which Russian letters stand in a row from 0xC0. */
const windows1251 = (text: string) =>
  Array.from(text, (letter) => (/[А-я]/.test(letter) ? letter.charCodeAt(0) - 0x410 + 0xc0 : letter.charCodeAt(0)));
