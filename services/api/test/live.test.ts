import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { until } from "@infostream/chassis/testing/servers";
import { provisionJetStream } from "@infostream/chassis/provision/jetstream";
import { ARTICLE_TAGGED, type ArticleTagged } from "@infostream/contracts";
import { type Heard, listen, nothingHeard } from "./event-stream";
import { type Service, startService } from "./service";
import { tagged, type Teller, teller } from "./teller";

setDefaultTimeout(30_000);

let service: Service;
let tagger: Teller;
beforeAll(async () => {
  service = await startService({ streams: true });
  tagger = await teller(service.nats);
});
afterAll(async () => {
  await tagger[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

/** One who follows until it is disposed. */
async function follower(query = "", lastEventId?: string, at = service) {
  const headers: Record<string, string> = lastEventId === undefined ? {} : { "last-event-id": lastEventId };
  const response = await at.get(`/events${query}`, { headers });
  const heard = nothingHeard();
  const reader = response.body;
  const stopped = new TransformStream<Uint8Array, Uint8Array>();
  const left = new AbortController();
  const piped = reader?.pipeTo(stopped.writable, { signal: left.signal }).catch(() => {});
  const ended = listen(stopped.readable, heard).catch(() => {});
  return {
    response,
    heard,
    ended,
    articles: () => articlesIn(heard),
    [Symbol.asyncDispose]: async () => {
      left.abort();
      await piped;
      await ended;
    },
  };
}

const articlesIn = ({ events }: Heard): ArticleTagged[] =>
  events.filter(({ event }) => event === "article").map(({ data }) => JSON.parse(data));
const idsIn = (heard: Heard) => articlesIn(heard).map(({ id }) => id);

test("an article is told within a second, with all that article.tagged says of it", async () => {
  await using one = await follower();
  expect(one.response.status).toBe(200);
  expect(one.response.headers.get("content-type")).toBe("text/event-stream");
  expect(one.response.headers.get("cache-control")).toBe("no-store");
  await tagger.tell({ id: "4711", ...tagged("Space") });
  await until("the article", () => one.articles().length === 1, 1000);
  expect(one.articles()[0]).toMatchObject({ id: "4711", title: "Storm\nover\r\nthe “harbour”", revision: 1 });
  expect(one.heard.events[0]?.id).toMatch(/^\d+\.\d{13}$/);
  expect(one.heard.retryMs).toBeWithin(1000, 5001);
});

test("whoever wants a tag or a feed hears of nothing else", async () => {
  await using space = await follower("?tag=Space");
  await using both = await follower("?tag=Space&tag=Europe");
  await using feed = await follower("?feed=7");
  const of = (id: string) => ({ feed: { id, title: null, url: "https://x.example/", siteUrl: null } });
  await tagger.tell(
    { id: "s", ...tagged("Space") },
    { id: "e", ...tagged("Europe"), ...of("7") },
    { id: "b", ...tagged("Europe", "Science", "Space") },
    { id: "f", ...of("7") },
  );
  await until("the last", () => idsIn(feed.heard).length === 2 && idsIn(both.heard).length === 1);
  expect([space, both, feed].map(({ heard }) => idsIn(heard))).toEqual([["s", "b"], ["b"], ["e", "f"]]);
});

test("a client resumes behind its last id, from memory or from far back, with its filter", async () => {
  await using from = await follower();
  const start = from.heard.lastEventId || (await until("the position", () => from.heard.lastEventId));
  const before = tagger.told.length;
  await tagger.tell(...Array.from({ length: 1500 }, (_, n) => (n % 100 === 0 ? tagged("Hundredth") : {})));
  const all = tagger.told.slice(before);
  await until("all of them", () => idsIn(from.heard).length === all.length);
  expect(idsIn(from.heard)).toEqual(all);

  const middle = from.heard.events[700]?.id;
  const late = from.heard.events[1400]?.id;
  await using again = await follower("", middle);
  await using soon = await follower("", late);
  await using never = await follower("", from.heard.lastEventId);
  await using filtered = await follower("?tag=Hundredth", start);
  await using byParameter = await follower(`?lastEventId=${middle}`);
  await using byHeaderFirst = await follower("?lastEventId=0", middle);
  await using bySequence = await follower("", middle?.split(".")[0]);
  await tagger.tell({ id: "last", ...tagged("Hundredth") });
  const everyone = [again, soon, never, filtered, byParameter, byHeaderFirst, bySequence];
  await until("the last", () => everyone.every(({ heard }) => idsIn(heard).at(-1) === "last"));
  expect(idsIn(again.heard)).toEqual([...all.slice(701), "last"]);
  expect(idsIn(soon.heard)).toEqual([...all.slice(1401), "last"]);
  expect(idsIn(never.heard)).toEqual(["last"]);
  expect(idsIn(filtered.heard)).toEqual([...all.filter((_, n) => n % 100 === 0), "last"]);
  expect(idsIn(byParameter.heard)).toEqual(idsIn(again.heard));
  expect(idsIn(byHeaderFirst.heard)).toEqual(idsIn(again.heard));
  expect(idsIn(bySequence.heard)).toEqual(idsIn(again.heard));
  expect(everyone.flatMap(({ heard }) => heard.events.filter(({ event }) => event !== "article"))).toEqual([]);
});

test("what does not decode is passed over, and the stream goes on", async () => {
  await using one = await follower();
  await tagger.nats.jetstream.publish("article.tagged", "{");
  await tagger.nats.jetstream.publish("article.tagged", "");
  await tagger.tell({ id: "good" });
  await until("the good one", () => one.articles().length > 0);
  expect(idsIn(one.heard)).toEqual(["good"]);
});

test("a wrong position or filter is a 400 in words, and HEAD answers without a stream", async () => {
  for (const id of ["x", "1.x", "-1", "1.2.3", "9".repeat(16), "1 2"]) {
    const response = await service.get("/events", { headers: { "last-event-id": id } });
    expect([id, response.status, response.headers.get("content-type")]).toEqual([id, 400, "application/problem+json"]);
  }
  for (const query of ["feed=x", "lastEventId=x", "lastEventId=1&lastEventId=2", "tag=%00", "feed=1&feed=2"])
    expect([query, (await service.get(`/events?${query}`)).status]).toEqual([query, 400]);
  const head = await service.get("/events", { method: "HEAD" });
  expect([head.status, head.headers.get("content-type"), await head.text()]).toEqual([200, "text/event-stream", ""]);
  expect((await service.get("/events", { method: "POST" })).headers.get("allow")).toBe("GET, HEAD");
});

test("more clients than there is room for are told to come again, until one leaves", async () => {
  await using small = await startService({ streams: true, mostStreams: 2 });
  await using first = await follower("", undefined, small);
  {
    await using _ = await follower("", undefined, small);
    const third = await small.get("/events");
    expect([third.status, third.headers.get("content-type")]).toEqual([503, "application/problem+json"]);
    expect(Number(third.headers.get("retry-after"))).toBeWithin(5, 16);
  }
  await until("room", async () => {
    await using next = await follower("", undefined, small);
    return next.response.status === 200;
  });
  expect(first.response.status).toBe(200);
});

test("a stream that has nothing to tell shows that it lives, and moves the position that its client resumes from", async () => {
  await using beating = await startService({ streams: true, heartbeatMs: 50 });
  await using tagger = await teller(beating.nats);
  await using one = await follower("?tag=Nothing", undefined, beating);
  await tagger.tellMany(7);
  await until("the position", () => one.heard.lastEventId.startsWith("7."));
  const { comments } = one.heard;
  await until("more heartbeats", () => one.heard.comments > comments + 2);
  expect(one.heard.events).toEqual([]);
});

test("without a stream that was ever read there is nothing to follow", async () => {
  await using none = await startService();
  const response = await none.get("/events");
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "2"]);
});

test("a position that the stream no longer reaches back to is told as a reset, and articles go on from there", async () => {
  await using own = await startService({ streams: true });
  await using tagger = await teller(own.nats);
  await tagger.tellMany(600);
  await using before = await follower("", undefined, own);
  await until("the position", () => before.heard.lastEventId.startsWith("600."));
  const manager = await tagger.nats.connection.jetstreamManager();
  await manager.streams.purge(ARTICLE_TAGGED.name, { seq: 50 });
  await using lost = await follower("", "30", own);
  await using held = await follower("", "49", own);
  await tagger.tell({ id: "next" });
  await until("the next", () => [lost, held, before].every(({ heard }) => idsIn(heard).at(-1) === "next"));
  expect(lost.heard.events.map(({ event }) => event)).toEqual(["reset", "article"]);
  expect(lost.heard.events[0]?.id).toStartWith("600.");
  expect(JSON.parse(lost.heard.events[0]?.data ?? "")).toEqual({ detail: expect.stringContaining("/api/articles") });
  expect(idsIn(held.heard)).toHaveLength(552);
});

test("a stream that was made anew is told as a reset to whoever follows and to whoever comes back", async () => {
  await using own = await startService({ streams: true });
  await using tagger = await teller(own.nats);
  await using one = await follower("", undefined, own);
  await tagger.tellMany(20);
  await until("all", () => one.articles().length === 20);
  const old = one.heard.events[9]?.id;
  const manager = await tagger.nats.connection.jetstreamManager();
  await manager.streams.delete(ARTICLE_TAGGED.name);
  await provisionJetStream(own.nats.url());
  await until("the reset", () => one.heard.events.at(-1)?.event === "reset");
  await tagger.tellMany(30);
  await until("all", () => one.articles().length === 50);
  await using back = await follower("", old, own);
  await until("the reset", () => back.heard.events.length > 0);
  expect(back.heard.events.map(({ event }) => event)).toEqual(["reset"]);
});

test("streams stay open while NATS is away and go on without a gap, also for those who come meanwhile", async () => {
  await using own = await startService({ streams: true });
  await using tagger = await teller(own.nats);
  await using one = await follower("", undefined, own);
  await tagger.tellMany(5);
  await until("all", () => one.articles().length === 5);
  await own.nats.stop();
  await using fresh = await follower("", undefined, own);
  await using behind = await follower("", "2", own);
  await using far = await follower("", "0", own);
  expect([fresh, behind, far].map(({ response }) => response.status)).toEqual([200, 200, 200]);
  await until("it is missed", async () => (await own.get("/readyz")).status === 503);
  await own.nats.start();
  await until("the server", () =>
    tagger.nats.check().then(
      () => true,
      () => false,
    ),
  );
  await tagger.tellMany(5);
  await until("all", () => [one, fresh, behind, far].every(({ heard }) => idsIn(heard).includes("10")), 20_000);
  expect([one, fresh, behind, far].map(({ heard }) => idsIn(heard).length)).toEqual([10, 5, 8, 10]);
  expect(one.heard.events.map(({ event }) => event)).not.toContain("reset");
});

test("at the end every stream is told when to come back", async () => {
  await using own = await startService({ streams: true, mostStreams: 50 });
  const all = await Promise.all(Array.from({ length: 40 }, () => follower("", undefined, own)));
  own.endStreams();
  await Promise.all(all.map(({ ended }) => ended));
  const retries = all.map(({ heard }) => heard.retryMs ?? 0);
  expect(Math.min(...retries)).toBeGreaterThanOrEqual(1000);
  expect(Math.max(...retries)).toBeLessThanOrEqual(5000);
  // not all at once
  expect(new Set(retries).size).toBeGreaterThan(20);
  expect((await own.get("/events")).status).toBe(503);
});
