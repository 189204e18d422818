import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { type TestDatabase, testDatabase, type TestNats, testNats, until } from "@infostream/chassis/testing/servers";
import { type ApiProcess, spawnApi, untilItAnswers } from "./api-process";
import { follow, type Follower, listen, nothingHeard } from "./event-stream";
import { openSlowly } from "./slow-client";
import { openStore } from "./store";
import { type ArticlePublisher, articlePublisher } from "./article-publisher";

setDefaultTimeout(60_000);

let database: TestDatabase;
let nats: TestNats;
let tagger: ArticlePublisher;
beforeAll(async () => {
  [database, nats] = await Promise.all([testDatabase(), testNats()]);
  await using _ = await openStore(database.as("tagger"), true);
  tagger = await articlePublisher(nats);
});
afterAll(async () => {
  await tagger[Symbol.asyncDispose]();
  await nats[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

async function startApi(more?: Record<string, string>, port?: number): Promise<ApiProcess> {
  const api = spawnApi({ database, nats }, more, port);
  await untilItAnswers(api);
  await untilItTells(api);
  return api;
}

const untilItTells = ({ origin }: ApiProcess) =>
  until("the stream", async () => (await fetch(`${origin}/events`, { method: "HEAD" })).ok);

/** Publishes articles without a pause until it is stopped. */
function tellOn() {
  const stopped = new AbortController();
  const loop = async () => {
    for (; !stopped.signal.aborted; await Bun.sleep(2)) await tagger.publishMany(3);
  };
  const ended = loop();
  const stop = async () => {
    stopped.abort();
    await ended;
  };
  return { stop, [Symbol.asyncDispose]: stop };
}

/** Waits until each follower has heard of some more, so that something is under way for all of them. */
async function hearMore(followers: readonly Follower[]) {
  const heard = followers.map((one) => one.articles().length);
  await until("more articles", () => followers.every((one, n) => one.articles().length >= (heard[n] ?? 0) + 30));
}

/** Every article that was published since `begun`, once and in order. */
async function expectAll(followers: readonly Follower[], begun: number) {
  const all = tagger.published.slice(begun);
  await until("the last article", () => followers.every((one) => one.articles().at(-1) === all.at(-1)), 20_000);
  for (const one of followers) {
    expect(one.articles()).toEqual(all);
    expect(one.heard.events.length).toBe(all.length);
  }
}

test("clients that are sent from one api to the other under continuous publishing miss nothing and receive nothing twice", async () => {
  await using first = await startApi();
  await using second = await startApi();
  await using stack = new AsyncDisposableStack();
  const origins = [first.origin, second.origin];
  const followers = Array.from({ length: 10 }, (_, n) =>
    stack.use(follow(n % 2 === 0 ? origins : origins.toReversed(), "/events", "0")),
  );
  await using telling = tellOn();
  await hearMore(followers);
  await ended(first, "SIGTERM");
  await using third = await startApi({}, first.port);
  await hearMore(followers);
  await ended(second, "SIGKILL");
  await using fourth = await startApi({}, second.port);
  await hearMore(followers);
  await telling.stop();
  expect([third.child.exitCode, fourth.child.exitCode]).toEqual([null, null]);
  expect(tagger.published.length).toBeGreaterThan(100);
  expect(followers.every((one) => one.connections() > 1)).toBe(true);
  await expectAll(followers, 0);
});

test("clients lose nothing when an api is killed again and again", async () => {
  const begun = tagger.published.length;
  let api = await startApi();
  await using one = follow([api.origin]);
  await until("the beginning", () => one.heard.lastEventId !== "");
  await using telling = tellOn();
  for (let n = 0; n < 3; n++) {
    await hearMore([one]);
    await ended(api, "SIGKILL");
    api = await startApi({}, api.port);
  }
  await telling.stop();
  await expectAll([one], begun);
  await ended(api, "SIGTERM");
});

async function ended({ child }: ApiProcess, signal: NodeJS.Signals) {
  child.kill(signal);
  await child.exited;
}

test("NATS restarts under publishing, and streams go on where they were without a new connection", async () => {
  const begun = tagger.published.length;
  await using api = await startApi();
  await using one = follow([api.origin]);
  await until("the beginning", () => one.heard.lastEventId !== "");
  await tagger.publishMany(20);
  await nats.stop();
  await until("it is missed", async () => (await fetch(`${api.origin}/readyz`)).status === 503);
  await nats.start();
  await until("the server", () =>
    tagger.nats.check().then(
      () => true,
      () => false,
    ),
  );
  await tagger.publishMany(20);
  await expectAll([one], begun);
  expect(one.connections()).toBe(1);
});

test("a client that reads nothing is disconnected, delays no other, and gets the rest when it reconnects", async () => {
  const begun = tagger.published.length;
  await using api = await startApi();
  await using quick = follow([api.origin]);
  await until("the beginning", () => quick.heard.lastEventId !== "");
  const slow = await openSlowly(api.port, quick.heard.lastEventId);
  // more than the system buffers for a connection and the api for a client
  const summary = "x".repeat(100_000);
  for (let n = 0; n < 120; n++) await tagger.publish({ summary });
  await until("the quick one", () => quick.articles().length === 120);
  const lines = new Response(api.child.stdout).text();
  const heard = nothingHeard();
  await listen(slow.rest(), heard);
  expect(heard.events.length).toBeWithin(1, 120);
  await using back = follow([api.origin], "/events", heard.lastEventId);
  await until("the rest", () => heard.events.length + back.articles().length >= 120);
  expect([...heard.events.map(({ data }) => JSON.parse(data).id), ...back.articles()]).toEqual(
    tagger.published.slice(begun),
  );
  api.child.kill("SIGTERM");
  expect(await lines).toContain('"event":"stream.ended","message":"An event stream ended.","outcome":"slow"');
});

test("streams run on while the api drains, then end with a word on when to come back, and the api leaves in time", async () => {
  await using api = await startApi({ INFOSTREAM_DRAIN: "1s" });
  const heard = nothingHeard();
  const ended = fetch(`${api.origin}/events`).then(({ body }) => listen(body, heard));
  await until("the beginning", () => heard.lastEventId !== "");
  api.child.kill("SIGTERM");
  const begun = performance.now();
  await until("the drain", async () => (await fetch(`${api.origin}/healthz`)).status === 503);
  await tagger.publish({ id: "while-draining" });
  await until("the article", () => heard.events.length === 1);
  heard.retryMs = null;
  await ended;
  expect(heard.retryMs ?? 0).toBeWithin(1000, 5001);
  expect(performance.now() - begun).toBeGreaterThan(950);
  expect(await api.child.exited).toBe(0);
  expect(performance.now() - begun).toBeLessThan(3000);
});
