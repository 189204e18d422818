import { expect, setDefaultTimeout, test } from "bun:test";
import { FEED_RAW } from "@infostream/contracts";
import type { HandlingResult } from "../attempt";
import { consume } from "../consume";
import { publishAll } from "../publish";
import { until } from "../testing/servers";
import { Unavailable } from "../unavailable";
import { handling, stage, message } from "./consuming";

setDefaultTimeout(30_000);

test("every message is handled once and acked", async () => {
  await using s = await stage();
  await publishAll(
    s.admin,
    Array.from({ length: 450 }, (_, n) => message(n)),
  );
  const seen: string[] = [];
  const work = handling(async ({ fetchId }) => {
    seen.push(fetchId);
    return { kind: "done" };
  });
  await using _ = await consume(s.tagger, work, s.context);
  await until("the last ack", async () => {
    const { num_pending, num_ack_pending } = await s.info();
    return num_pending === 0 && num_ack_pending === 0;
  });
  expect(new Set(seen).size).toBe(450);
  expect(seen).toHaveLength(450);
});

test("a message in hand waits for a missing server: no delivery is used up, and no dead letter is published", async () => {
  await using s = await stage();
  await publishAll(s.admin, [message(1)]);
  let tries = 0;
  await using _ = await consume(
    s.tagger,
    handling(async () => {
      if (++tries < 4) throw new Unavailable("postgres is away");
      return { kind: "done" };
    }),
    s.context,
  );
  await until("the ack", async () => (await s.info()).ack_floor.stream_seq === 1);
  const info = await s.info();
  expect(info.delivered.consumer_seq).toBe(1);
  expect(info.num_redelivered).toBe(0);
  expect(await s.dead()).toEqual([]);
});

test("disposal waits for what is in hand and leaves the rest to others", async () => {
  await using s = await stage();
  await publishAll(
    s.admin,
    Array.from({ length: 20 }, (_, n) => message(n)),
  );
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let begun = 0;
  let finished = 0;
  const consumption = await consume(
    s.tagger,
    handling(async () => {
      begun++;
      await held;
      finished++;
      return { kind: "done" };
    }),
    s.context,
  );
  await until("four in hand", () => begun >= 4);
  const disposed = consumption[Symbol.asyncDispose]();
  release();
  await disposed;
  expect(finished).toBeGreaterThanOrEqual(4);
  await until("the acks", async () => (await s.info()).ack_floor.stream_seq >= finished);
  expect(s.context.failures).toEqual([]);
});

test("a deleted consumer ends the service, which would otherwise stay idle", async () => {
  await using s = await stage();
  await using _ = await consume(
    s.tagger,
    handling(async () => ({ kind: "done" })),
    s.context,
  );
  const manager = await s.admin.connection.jetstreamManager();
  await manager.streams.delete(FEED_RAW.name);
  await until("the failure", () => s.context.failures.length > 0, 15_000);
});

test("a message that stays in hand is reported as stuck, here and as the head of the consumer", async () => {
  await using s = await stage();
  await publishAll(s.admin, [message(1)]);
  const release = Promise.withResolvers<HandlingResult>();
  const watch = { everyMs: 20, stuckMs: 50 };
  await using holding = await consume(s.tagger, { ...handling(() => release.promise), watch }, s.context);
  await using idle = await consume(s.tagger, { ...handling(() => release.promise), watch }, s.context);
  const stuck = await until("the stuck message", () => holding.degraded().length > 0 && holding.degraded());
  expect(stuck[0]).toStartWith("message 1 of FEED_RAW has been in hand for ");
  const head = await until("the head of the consumer", () => idle.degraded().length > 0 && idle.degraded());
  expect(head[0]).toStartWith("consumer tagger of FEED_RAW has not got past message 1 for ");
  release.resolve({ kind: "done" });
  await until("nothing to be stuck", () => holding.degraded().length + idle.degraded().length === 0);
});
