import { expect, setDefaultTimeout, test } from "bun:test";
import { DEAD, FeedRaw, TAGGER } from "@infostream/contracts";
import { consume } from "../consume";
import { publishAll } from "../publish";
import { until } from "../testing/servers";
import { handling, stage, message } from "./consuming";

setDefaultTimeout(30_000);

test("a message that does not decode becomes a dead letter with its cause, and the stream goes on", async () => {
  await using s = await stage();
  await s.admin.jetstream.publish(FeedRaw.subject, "not json at all");
  await s.admin.jetstream.publish(FeedRaw.subject, JSON.stringify({ fetchId: 7 }));
  await publishAll(s.admin, [message(1)]);
  const seen: string[] = [];
  await using _ = await consume(
    s.tagger,
    handling(async ({ fetchId }) => {
      seen.push(fetchId);
      return { kind: "done" };
    }),
    s.context,
  );
  await until("the good message", () => seen.length === 1);
  const letters = await until("both dead letters", async () => {
    const all = await s.dead();
    return all.length === 2 && all;
  });
  expect(letters.map(({ cause }) => cause).toSorted()).toEqual([
    "feed.raw: /feedId: Expected required property",
    "feed.raw: the body is not JSON in UTF-8",
  ]);
  expect(letters.map(({ data }) => Buffer.from(data, "base64").toString())).toContain("not json at all");
});

test("giving up on a message is reported before its dead letter is published; a malformed message is not reported", async () => {
  await using s = await stage();
  await publishAll(s.admin, [message(1), message(2)]);
  const givenUp: string[] = [];
  await using _ = await consume(
    s.tagger,
    {
      ...handling(async ({ fetchId }) => {
        if (fetchId === "fetch-1") return { kind: "dead", cause: "damaged" };
        throw new Error("the disk is full");
      }),
      onGivenUp: async ({ fetchId }, _headers, cause) => void givenUp.push(`${fetchId}: ${cause}`),
      retryPolicy: { attempts: 2, firstMs: 20, mostMs: 50 },
    },
    s.context,
  );
  await until("both dead letters", async () => (await s.dead()).length === 2);
  expect(givenUp).toEqual(["fetch-2: Failed 2 times; the last error was: the disk is full"]);
});

test("a message that keeps failing becomes a dead letter with its last error", async () => {
  await using s = await stage();
  await publishAll(s.admin, [message(1)]);
  await using _ = await consume(
    s.tagger,
    {
      ...handling(async () => {
        throw new Error("the parser is broken");
      }),
      retryPolicy: { attempts: 3, firstMs: 50, mostMs: 200 },
    },
    s.context,
  );
  const [letter] = await until("the dead letter", async () => {
    const all = await s.dead();
    return all.length > 0 && all;
  });
  expect(letter?.cause).toContain("the parser is broken");
  expect(letter?.attempts).toBe(3);
});

test("a message whose dead letter cannot be published before the service ends is left to the next instance", async () => {
  await using s = await stage();
  const manager = await s.admin.connection.jetstreamManager();
  await manager.streams.delete(DEAD.name);
  await s.admin.jetstream.publish(FeedRaw.subject, "not json at all");
  const consumption = await consume(
    s.tagger,
    handling(async () => ({ kind: "done" })),
    s.context,
  );
  await until("the vain try", () => s.context.lines.some(({ event }) => event === "message.waiting"));
  s.context.end();
  await consumption[Symbol.asyncDispose]();
  await s.tagger.check();
  const { ack_floor, num_ack_pending, num_pending } = await s.info();
  expect([ack_floor.stream_seq, num_ack_pending + num_pending]).toEqual([0, 1]);
});

test("a message that killed every process becomes a dead letter at its last delivery, and is not lost", async () => {
  await using s = await stage();
  await publishAll(s.admin, [message(1)]);
  const dying = await s.admin.jetstream.consumers.get(TAGGER.stream, TAGGER.name);
  for (let delivery = 1; delivery < TAGGER.maxDeliver; delivery++) (await dying.next())?.nak();
  let begun = 0;
  await using _ = await consume(
    s.tagger,
    handling(async () => {
      begun++;
      return { kind: "done" };
    }),
    s.context,
  );
  const [letter] = await until("the dead letter", async () => {
    const all = await s.dead();
    return all.length > 0 && all;
  });
  expect([letter?.attempts, begun]).toEqual([TAGGER.maxDeliver, 0]);
});
