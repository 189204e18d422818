import { expect, setDefaultTimeout, test } from "bun:test";
import { FEED_RAW, FeedRaw, streams, TAGGER } from "@infostream/contracts";
import { AckPolicy, connect, type JetStreamClient, millis } from "nats";
import { natsLogin } from "../../nats-login";
import { type TestNats, testNats, until } from "../../testing/servers";
import { provisionJetStream } from "../jetstream";

setDefaultTimeout(30_000);

async function stage() {
  const server: TestNats = await testNats();
  const connection = await connect(natsLogin(server.url("admin")));
  const manager = await connection.jetstreamManager();
  const jetstream = connection.jetstream();
  return {
    jetstream,
    publish: (text: string) => jetstream.publish(FeedRaw.subject, text),
    provision: (replaySince?: Date) => provisionJetStream(server.url("admin"), { replaySince }),
    config: async () => (await manager.consumers.info(TAGGER.stream, TAGGER.name)).config,
    async changeConsumer(max_ack_pending: number) {
      await manager.consumers.update(TAGGER.stream, TAGGER.name, { max_ack_pending });
    },
    async timeOf(seq: number) {
      return (await manager.streams.getMessage(FEED_RAW.name, { seq })).time;
    },
    [Symbol.asyncDispose]: async () => {
      await connection.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** Consumes and acknowledges all pending messages. */
async function take(jetstream: JetStreamClient): Promise<string[]> {
  const consumer = await jetstream.consumers.get(TAGGER.stream, TAGGER.name);
  const texts: string[] = [];
  for await (const message of await consumer.fetch({ max_messages: 10, expires: 1_000 })) {
    texts.push(message.string());
    await message.ackAck();
  }
  return texts;
}

test("a replay reads again from its time on; provisioning without one goes on from where the consumer stands", async () => {
  await using at = await stage();
  await at.publish("before");
  const then = (await at.timeOf(1)).getTime();
  await until("the next millisecond", () => Date.now() > then);
  await at.publish("after");
  expect(await take(at.jetstream)).toEqual(["before", "after"]);

  const since = await at.timeOf(2);
  await at.provision(since);
  expect(await take(at.jetstream)).toEqual(["after"]);
  // each replay is one: a database may be put back twice
  await at.provision(since);
  expect(await take(at.jetstream)).toEqual(["after"]);

  await at.changeConsumer(7);
  await at.provision();
  await at.publish("later");
  expect(await take(at.jetstream)).toEqual(["later"]);
  const { max_ack_pending, ack_wait = 0, opt_start_time } = await at.config();
  expect(max_ack_pending).toBe(TAGGER.maxAckPending);
  expect(millis(ack_wait)).toBe(TAGGER.ackWaitMs);
  expect(new Date(opt_start_time ?? "")).toEqual(since);
});

test("consumers that are missing are made at a replay too, and read all without one", async () => {
  await using at = await stage();
  await at.publish("one");
  await at.provision();
  expect(await take(at.jetstream)).toEqual(["one"]);
});

test("every stream bounds its consumers, also one that an earlier release made without a bound", async () => {
  await using server = await testNats();
  const connection = await connect(natsLogin(server.url("admin")));
  const manager = await connection.jetstreamManager();
  const { config } = await manager.streams.info(FEED_RAW.name);
  const unbounded = { ...config, max_consumers: -1 };
  await manager.streams.update(FEED_RAW.name, unbounded);
  await provisionJetStream(server.url("admin"));
  const bounds = await Promise.all(
    streams.map(async ({ name }) => (await manager.streams.info(name)).config.max_consumers),
  );
  expect(bounds).toEqual(streams.map(({ maxConsumers }) => maxConsumers));
  const one = (n: number) =>
    manager.consumers.add(FEED_RAW.name, { durable_name: `c${n}`, ack_policy: AckPolicy.Explicit });
  for (let n = 1; n < FEED_RAW.maxConsumers; n++) await one(n);
  expect(one(FEED_RAW.maxConsumers)).rejects.toThrow("maximum consumers limit reached");
  await connection.close();
});
