import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { until } from "@infostream/chassis/testing/servers";
import { follower, idsIn } from "./follower";
import { type Service, startService } from "./service";
import { tagged, type ArticlePublisher, articlePublisher } from "./article-publisher";

setDefaultTimeout(30_000);

let service: Service;
let tagger: ArticlePublisher;
beforeAll(async () => {
  service = await startService({ streams: true });
  tagger = await articlePublisher(service.nats);
});
afterAll(async () => {
  await tagger[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

test("an article arrives within a second, with every field of article.tagged", async () => {
  await using one = await follower(service);
  expect(one.response.status).toBe(200);
  expect(one.response.headers.get("content-type")).toBe("text/event-stream");
  expect(one.response.headers.get("cache-control")).toBe("no-store");
  await tagger.publish({ id: "4711", ...tagged("Space") });
  await until("the article", () => one.articles().length === 1, 1000);
  expect(one.articles()[0]).toMatchObject({ id: "4711", title: "Storm\nover\r\nthe “harbour”", revision: 1 });
  expect(one.heard.events[0]?.id).toMatch(/^\d+\.\d{13}$/);
  expect(one.heard.retryMs).toBeWithin(1000, 5001);
});

test("a client that filters by tag or feed receives nothing else", async () => {
  await using space = await follower(service, "?tag=Space");
  await using both = await follower(service, "?tag=Space&tag=Europe");
  await using feed = await follower(service, "?feed=7");
  const of = (id: string) => ({ feed: { id, title: null, url: "https://x.example/", siteUrl: null } });
  await tagger.publish(
    { id: "s", ...tagged("Space") },
    { id: "e", ...tagged("Europe"), ...of("7") },
    { id: "b", ...tagged("Europe", "Science", "Space") },
    { id: "f", ...of("7") },
  );
  await until("the last", () => idsIn(feed.heard).length === 2 && idsIn(both.heard).length === 1);
  expect([space, both, feed].map(({ heard }) => idsIn(heard))).toEqual([["s", "b"], ["b"], ["e", "f"]]);
});

test("a client resumes behind its last id, from memory or from far back, with its filter", async () => {
  await using from = await follower(service);
  const start = from.heard.lastEventId || (await until("the position", () => from.heard.lastEventId));
  const before = tagger.published.length;
  await tagger.publish(...Array.from({ length: 1500 }, (_, n) => (n % 100 === 0 ? tagged("Hundredth") : {})));
  const all = tagger.published.slice(before);
  await until("all of them", () => idsIn(from.heard).length === all.length);
  expect(idsIn(from.heard)).toEqual(all);

  const middle = from.heard.events[700]?.id;
  const late = from.heard.events[1400]?.id;
  await using again = await follower(service, "", middle);
  await using soon = await follower(service, "", late);
  await using never = await follower(service, "", from.heard.lastEventId);
  await using filtered = await follower(service, "?tag=Hundredth", start);
  await using byParameter = await follower(service, `?lastEventId=${middle}`);
  await using byHeaderFirst = await follower(service, "?lastEventId=0", middle);
  await using bySequence = await follower(service, "", middle?.split(".")[0]);
  await tagger.publish({ id: "last", ...tagged("Hundredth") });
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
  await using one = await follower(service);
  await tagger.nats.jetstream.publish("article.tagged", "{");
  await tagger.nats.jetstream.publish("article.tagged", "");
  await tagger.publish({ id: "good" });
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

test("clients beyond the limit get a 503 with Retry-After, until one leaves", async () => {
  await using small = await startService({ streams: true, mostStreams: 2 });
  await using first = await follower(small, "");
  {
    await using _ = await follower(small, "");
    const third = await small.get("/events");
    expect([third.status, third.headers.get("content-type")]).toEqual([503, "application/problem+json"]);
    expect(Number(third.headers.get("retry-after"))).toBeWithin(5, 16);
  }
  await until("room", async () => {
    await using next = await follower(small, "");
    return next.response.status === 200;
  });
  expect(first.response.status).toBe(200);
});

test("an idle stream sends heartbeats, and moves the position that its client resumes from", async () => {
  await using beating = await startService({ streams: true, heartbeatMs: 50 });
  await using tagger = await articlePublisher(beating.nats);
  await using one = await follower(beating, "?tag=Nothing");
  await tagger.publishMany(7);
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
