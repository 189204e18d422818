import { provisionJetStream } from "@infostream/chassis/provision/jetstream";
import { until } from "@infostream/chassis/testing/servers";
import { ARTICLE_TAGGED } from "@infostream/contracts";
import { expect, setDefaultTimeout, test } from "bun:test";
import { follower, idsIn } from "./follower";
import { startService } from "./service";
import { articlePublisher } from "./article-publisher";

setDefaultTimeout(30_000);

test("a position that the stream no longer holds causes a reset event, and articles follow from there", async () => {
  await using own = await startService({ streams: true });
  await using tagger = await articlePublisher(own.nats);
  await tagger.publishMany(600);
  await using before = await follower(own, "");
  await until("the position", () => before.heard.lastEventId.startsWith("600."));
  const manager = await tagger.nats.connection.jetstreamManager();
  await manager.streams.purge(ARTICLE_TAGGED.name, { seq: 50 });
  await using lost = await follower(own, "", "30");
  await using held = await follower(own, "", "49");
  await tagger.publish({ id: "next" });
  await until("the next", () => [lost, held, before].every(({ heard }) => idsIn(heard).at(-1) === "next"));
  expect(lost.heard.events.map(({ event }) => event)).toEqual(["reset", "article"]);
  expect(lost.heard.events[0]?.id).toStartWith("600.");
  expect(JSON.parse(lost.heard.events[0]?.data ?? "")).toEqual({ detail: expect.stringContaining("/api/articles") });
  expect(idsIn(held.heard)).toHaveLength(552);
});

test("a stream that was recreated is a reset for those who follow and those who come back", async () => {
  await using own = await startService({ streams: true });
  await using tagger = await articlePublisher(own.nats);
  await using one = await follower(own, "");
  await tagger.publishMany(20);
  await until("all", () => one.articles().length === 20);
  const old = one.heard.events[9]?.id;
  const manager = await tagger.nats.connection.jetstreamManager();
  await manager.streams.delete(ARTICLE_TAGGED.name);
  await provisionJetStream(own.nats.url());
  await until("the reset", () => one.heard.events.at(-1)?.event === "reset");
  await tagger.publishMany(30);
  await until("all", () => one.articles().length === 50);
  await using back = await follower(own, "", old);
  await until("the reset", () => back.heard.events.length > 0);
  expect(back.heard.events.map(({ event }) => event)).toEqual(["reset"]);
});

test("streams stay open while NATS is away and go on without a gap, also for those who come meanwhile", async () => {
  await using own = await startService({ streams: true });
  await using tagger = await articlePublisher(own.nats);
  await using one = await follower(own, "");
  await tagger.publishMany(5);
  await until("all", () => one.articles().length === 5);
  await own.nats.stop();
  await using fresh = await follower(own, "");
  await using behind = await follower(own, "", "2");
  await using far = await follower(own, "", "0");
  expect([fresh, behind, far].map(({ response }) => response.status)).toEqual([200, 200, 200]);
  await until("it is missed", async () => (await own.get("/readyz")).status === 503);
  await own.nats.start();
  await until("the server", () =>
    tagger.nats.check().then(
      () => true,
      () => false,
    ),
  );
  await tagger.publishMany(5);
  await until("all", () => [one, fresh, behind, far].every(({ heard }) => idsIn(heard).includes("10")), 20_000);
  expect([one, fresh, behind, far].map(({ heard }) => idsIn(heard).length)).toEqual([10, 5, 8, 10]);
  expect(one.heard.events.map(({ event }) => event)).not.toContain("reset");
});

test("at the end every stream gets a time to reconnect", async () => {
  await using own = await startService({ streams: true, mostStreams: 50 });
  const all = await Promise.all(Array.from({ length: 40 }, () => follower(own, "")));
  own.endStreams();
  await Promise.all(all.map(({ ended }) => ended));
  const retries = all.map(({ heard }) => heard.retryMs ?? 0);
  expect(Math.min(...retries)).toBeGreaterThanOrEqual(1000);
  expect(Math.max(...retries)).toBeLessThanOrEqual(5000);
  // not all at once
  expect(new Set(retries).size).toBeGreaterThan(20);
  expect((await own.get("/events")).status).toBe(503);
});
