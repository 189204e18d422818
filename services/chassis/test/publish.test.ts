import { expect, setDefaultTimeout, test } from "bun:test";
import { FEED_RAW, type EncodedMessage } from "@infostream/contracts";
import { connectNats } from "../nats";
import { publishAll, publishOne } from "../publish";
import { testContext, testNats } from "../testing/servers";

setDefaultTimeout(30_000);

const message = (n: number): EncodedMessage => ({
  subject: "feed.raw",
  headers: { "Nats-Msg-Id": `id-${n}` },
  data: new TextEncoder().encode(`{"n":${n}}`),
});
const messages = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => message(from + n));

async function stage() {
  const server = await testNats();
  const admin = await connectNats({ url: server.url("admin"), user: "admin", caFile: null }, testContext());
  const manager = await admin.connection.jetstreamManager();
  return {
    admin,
    stored: async () => (await manager.streams.info(FEED_RAW.name)).state.messages,
    [Symbol.asyncDispose]: async () => {
      await admin[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

test("any number of messages is stored whole, in batches", async () => {
  await using s = await stage();
  await publishAll(s.admin, messages(0, 1001));
  expect(await s.stored()).toBe(1001);
});

test("publishing again after a failure in the middle stores nothing twice", async () => {
  await using s = await stage();
  await publishAll(s.admin, messages(0, 250));
  await publishAll(s.admin, messages(100, 400));
  expect(await s.stored()).toBe(400);
});

test("one message is stored when the call returns", async () => {
  await using s = await stage();
  await publishOne(s.admin, message(1));
  await publishOne(s.admin, message(1));
  expect(await s.stored()).toBe(1);
});
