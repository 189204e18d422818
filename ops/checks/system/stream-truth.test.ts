import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { until, type WholeSystem, wholeSystem } from "@infostream/chassis/testing/servers";
import { SQL } from "bun";
import { connectObserver } from "../../lab/observer/connect";
import { follow, type Followed } from "../../lab/observer/follow";
import type { StoredMessage } from "../../lab/observer/read-stream";
import { articlesOf, subscribe } from "./api";
import { asRss, startFeedServer, rss } from "./feed-server";

setDefaultTimeout(30_000);

const stack = new AsyncDisposableStack();
let system: WholeSystem;
let raw: Followed;
let tagged: Followed;
const feeds = new Map<string, string>();

const A = rss([{ guid: "a", title: "Erste Fassung: Ölpreis steigt 🚀" }]);
const B = rss([{ guid: "a", title: "Second version" }]);
const latin1 = Buffer.from(rss([{ guid: "x", title: "Élection à Genève" }]).replace("UTF-8", "ISO-8859-1"), "latin1");
const old = { guid: "1", title: "Parliament votes" };
const news = { guid: "2", title: "NASA starts a rocket" };

beforeAll(async () => {
  system = stack.use(await wholeSystem());
  const nats = await connectObserver(system.nats.url("observer"));
  stack.defer(() => nats.close());
  raw = stack.use(follow(nats, "FEED_RAW"));
  tagged = stack.use(follow(nats, "ARTICLE_TAGGED"));
  await publish();
});
afterAll(() => stack.disposeAsync());

/** Feeds that change, and feeds that only seem to, each polled several times. */
async function publish() {
  const server = stack.use(startFeedServer());
  const quiet = {
    "/304": conditional(A),
    "/same": () => asRss(A),
    "/new-etag": () => asRss(A, { etag: `"${Math.random()}"` }),
  };
  for (const [path, answer] of Object.entries(quiet)) server.serve(path, answer);
  server.serve("/latin1", () => new Response(latin1, { headers: { "content-type": "application/rss+xml" } }));
  const changing: Record<string, readonly string[]> = {
    "/there-and-back": [A, B, A],
    "/growing": [rss([old]), rss([news, old])],
    "/same-articles": [
      rss([old, news]),
      rss([old, news]).replace("</channel>", "<generator>other</generator></channel>"),
    ],
  };
  for (const [path, [first = ""]] of Object.entries(changing)) server.serve(path, conditional(first));
  const paths = [...Object.keys(quiet), "/latin1", ...Object.keys(changing)];
  for (const path of paths) feeds.set(path, (await subscribe(system, server.origin + path)).id);
  await until("the first documents", () => raw.messages.length >= paths.length);
  for (const step of [1, 2]) {
    const next = Object.entries(changing).filter(([, bodies]) => bodies.length > step);
    for (const [path, bodies] of next) server.serve(path, conditional(bodies[step] ?? ""));
    await Promise.all(next.map(([path]) => polled(path)));
  }
  await Promise.all(paths.map(polled));

  /** Waits for the end of a poll that starts after now. */
  async function polled(path: string) {
    const before = server.asked(path);
    await system.admin(`/api/feeds/${feeds.get(path)}/refresh`, { method: "POST" });
    await until(`another poll of ${path}`, () => server.asked(path) > before + 1);
  }
}

function conditional(body: string) {
  const etag = `"${Bun.hash(body)}"`;
  return (request: Request) =>
    request.headers.get("if-none-match") === etag
      ? new Response(null, { status: 304, headers: { etag } })
      : asRss(body, { etag });
}

const utf8 = new TextDecoder("utf-8", { fatal: true });
const bodyOf = ({ data }: StoredMessage) => JSON.parse(utf8.decode(data));
const traceOf = ({ headers }: StoredMessage) => headers["traceparent"]?.split("-")[1];
const ofFeed = (path: string) => raw.messages.filter((message) => bodyOf(message).feedId === feeds.get(path));

test("feed.raw holds one message per changed document, and none for an apparent change", () => {
  const counts = Object.fromEntries(Array.from(feeds.keys(), (path) => [path, ofFeed(path).length]));
  expect(counts).toEqual({
    "/304": 1,
    "/same": 1,
    "/new-etag": 1,
    "/latin1": 1,
    "/there-and-back": 3,
    "/growing": 2,
    "/same-articles": 2,
  });
  const hashes = ofFeed("/there-and-back").map((message) => bodyOf(message).sha256);
  expect(hashes).toEqual([A, B, A].map((body) => new Bun.CryptoHasher("sha256").update(body).digest("hex")));
});

test("article.tagged holds one message per stored revision", async () => {
  await using sql = new SQL({ url: system.database.url, max: 1 });
  const rows: { name: string }[] = await sql`
    SELECT a.id || ' ' || r AS name FROM articles.articles a, generate_series(1, a.revision) AS r ORDER BY a.id, r`;
  await until("the last message", () => tagged.messages.length >= rows.length);
  const published = tagged.messages.map(bodyOf).map(({ id, revision }) => `${id} ${revision}`);
  expect(published.toSorted(byNumbers)).toEqual(rows.map(({ name }) => name).toSorted(byNumbers));
  const revisions = tagged.messages.map(bodyOf).filter(({ feed }) => feed.id === feeds.get("/there-and-back"));
  expect(revisions.map(({ title, revision }) => [revision, title])).toEqual([
    [1, "Erste Fassung: Ölpreis steigt 🚀"],
    [2, "Second version"],
    [3, "Erste Fassung: Ölpreis steigt 🚀"],
  ]);
});

const byNumbers = (a: string, b: string) => a.localeCompare(b, "en", { numeric: true });

test("every message is JSON in UTF-8 with the headers of an event", () => {
  for (const message of [...raw.messages, ...tagged.messages]) {
    const { headers } = message;
    // a copy: bun writes the matchers into what it compares
    expect({ ...headers }).toMatchObject({
      "ce-specversion": "1.0",
      "ce-id": headers["Nats-Msg-Id"],
      "ce-source": message.subject === "feed.raw" ? "infostream/fetcher" : "infostream/tagger",
      "ce-type": message.subject,
      "ce-time": expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      "content-type": "application/json",
      "Nats-Msg-Id": expect.stringMatching(/^(article-\d+-\d+|[0-9a-f-]{36})$/),
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/),
    });
    expect(bodyOf(message)).toBeObject();
    // the document itself never travels
    if (message.subject === "feed.raw") expect(message.data.length).toBeLessThan(1_000);
  }
  expect(new Set(tagged.messages.map(({ headers }) => headers["Nats-Msg-Id"])).size).toBe(tagged.messages.length);
});

test("an article's message continues the trace of its document", () => {
  for (const message of tagged.messages) {
    const { feed } = bodyOf(message);
    const traces = raw.messages.filter((each) => bodyOf(each).feedId === feed.id).map(traceOf);
    expect(traces).toContain(traceOf(message));
  }
  const thereAndBack = tagged.messages.filter((message) => bodyOf(message).feed.id === feeds.get("/there-and-back"));
  expect(thereAndBack.map(traceOf)).toEqual(ofFeed("/there-and-back").map(traceOf));
});

test("the newest message of an article matches the api", async () => {
  const newest = new Map(tagged.messages.map(bodyOf).map((event) => [event.id, event]));
  const articles = await articlesOf(system);
  expect(articles.length).toBe(9);
  for (const article of articles) expect(newest.get(article.id)).toEqual({ ...article, revision: expect.any(Number) });
  expect(articles.map(({ title }) => title)).toContain("Élection à Genève");
});
