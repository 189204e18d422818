import { expect, setDefaultTimeout, test } from "bun:test";
import {
  ARTICLE_TAGGED,
  ArticleTagged,
  DEAD,
  deadLetterOf,
  FEED_RAW,
  FeedRaw,
  natsUsers,
  TAGGER,
} from "@infostream/contracts";
import { AckPolicy } from "nats";
import type { Verdict } from "../attempt";
import { consume } from "../consume";
import { connectNats } from "../nats";
import { publishAll, publishOne } from "../publish";
import type { NatsLogin } from "../provision/nats-config";
import { testLife, testNats, until } from "../testing/servers";
import { newTrace } from "../trace";
import { Unavailable } from "../unavailable";

setDefaultTimeout(30_000);

const document = (n: number): FeedRaw => ({
  fetchId: `fetch-${n}`,
  feedId: "1",
  feedUrl: "https://example.org/feed",
  feedTitle: null,
  url: "https://example.org/feed",
  archiveKey: "raw/x.gz",
  sha256: "0",
  bytes: 1,
  status: 200,
  headers: {},
  fetchedAt: "2026-01-01T00:00:00.000Z",
});
const wire = (n: number) =>
  FeedRaw.encode(document(n), { source: "fetcher", time: new Date(0), traceparent: newTrace() });

async function stage(users?: readonly NatsLogin[]) {
  const server = await testNats({ users });
  const life = testLife();
  const tagger = await connectNats({ url: server.url("tagger"), user: "tagger", caFile: null }, life);
  const admin = await connectNats({ url: server.url("admin"), user: "admin", caFile: null }, testLife("admin"));
  const manager = await admin.connection.jetstreamManager();
  return {
    life,
    tagger,
    admin,
    info: () => manager.consumers.info(TAGGER.stream, TAGGER.name),
    dead: async () => {
      const { state } = await manager.streams.info(DEAD.name);
      const stored = await Promise.all(
        Array.from({ length: state.messages }, (_, n) => manager.streams.getMessage(DEAD.name, { seq: n + 1 })),
      );
      return stored.map(({ data }) => deadLetterOf(FeedRaw.subject).decode({ data }));
    },
    [Symbol.asyncDispose]: async () => {
      life.end();
      await tagger[Symbol.asyncDispose]();
      await admin[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

const handling = (handle: (body: FeedRaw) => Promise<Verdict>) => ({
  consumer: TAGGER,
  event: FeedRaw,
  concurrency: 4,
  handle,
});

test("every message is handled once and acked", async () => {
  await using s = await stage();
  await publishAll(
    s.admin,
    Array.from({ length: 450 }, (_, n) => wire(n)),
  );
  const seen: string[] = [];
  const work = handling(async ({ fetchId }) => {
    seen.push(fetchId);
    return { kind: "done" };
  });
  await using _ = await consume(s.tagger, work, s.life);
  await until("the last ack", async () => {
    const { num_pending, num_ack_pending } = await s.info();
    return num_pending === 0 && num_ack_pending === 0;
  });
  expect(new Set(seen).size).toBe(450);
  expect(seen).toHaveLength(450);
});

test("a message that does not decode becomes a dead letter with its cause, and the stream goes on", async () => {
  await using s = await stage();
  await s.admin.jetstream.publish(FeedRaw.subject, "not json at all");
  await s.admin.jetstream.publish(FeedRaw.subject, JSON.stringify({ fetchId: 7 }));
  await publishAll(s.admin, [wire(1)]);
  const seen: string[] = [];
  await using _ = await consume(
    s.tagger,
    handling(async ({ fetchId }) => {
      seen.push(fetchId);
      return { kind: "done" };
    }),
    s.life,
  );
  await until("the good message", () => seen.length === 1);
  const letters = await until("both dead letters", async () => {
    const all = await s.dead();
    return all.length === 2 && all;
  });
  expect(letters.map(({ cause }) => cause).toSorted()).toEqual([
    "feed.raw: /feedId: Expected required property",
    "feed.raw: the body is no JSON in UTF-8",
  ]);
  expect(letters.map(({ data }) => Buffer.from(data, "base64").toString())).toContain("not json at all");
});

test("a stored message that somebody had delivered here becomes a dead letter of this consumer, and the stream goes on", async () => {
  await using s = await stage();
  const manager = await s.admin.connection.jetstreamManager();
  await s.admin.jetstream.publish(ArticleTagged.subject, "an article");
  await manager.consumers.add(ARTICLE_TAGGED.name, {
    name: "thief",
    deliver_subject: FeedRaw.subject,
    ack_policy: AckPolicy.None,
  });
  await until("the foreign message", async () => (await manager.streams.info(FEED_RAW.name)).state.messages === 1);
  await publishAll(s.admin, [wire(1)]);
  const seen: string[] = [];
  await using _ = await consume(
    s.tagger,
    handling(async ({ fetchId }) => {
      seen.push(fetchId);
      return { kind: "done" };
    }),
    s.life,
  );
  await until("both to be done with", async () => (await s.info()).ack_floor.stream_seq === 2);
  expect(seen).toEqual(["fetch-1"]);
  const [letter] = await s.dead();
  expect(letter).toMatchObject({
    subject: "article.tagged",
    cause: "a message of article.tagged lies in the stream of feed.raw",
  });
});

test("what this user may not do is not tried again: the message is buried with the reason, and health says so", async () => {
  await using s = await stage();
  await publishAll(s.admin, [wire(1)]);
  await using _ = await consume(
    s.tagger,
    handling(async () => {
      await publishOne(s.tagger, wire(2));
      return { kind: "done" };
    }),
    s.life,
  );
  const [letter] = await until("the dead letter", async () => {
    const all = await s.dead();
    return all.length > 0 && all;
  });
  expect(letter?.attempts).toBe(1);
  expect(letter?.cause).toContain("Permissions Violation");
  expect(s.tagger.degraded()).toEqual([
    'NATS denied this service to publish to "feed.raw" (once): give its user the permissions of this release',
  ]);
});

test("a message whose dead letter is denied gives its place back and is tried again later", async () => {
  const { publish, subscribe } = natsUsers.tagger;
  const permissions = {
    publish: { allow: publish.allow.filter((subject) => !subject.startsWith("dead.")) },
    subscribe,
  };
  await using s = await stage([
    { user: "admin", password: "admin" },
    { user: "tagger", password: "tagger", permissions },
  ]);
  await publishAll(s.admin, [wire(1), wire(2)]);
  const seen: string[] = [];
  const work = handling(async ({ fetchId }) => {
    seen.push(fetchId);
    return fetchId === "fetch-1" ? { kind: "dead", cause: "damaged" } : { kind: "done" };
  });
  await using _ = await consume(s.tagger, { ...work, concurrency: 1 }, s.life);
  await until("the second message", () => seen.includes("fetch-2"));
  expect(s.life.lines.map(({ event }) => event)).toContain("dead letter denied");
  expect((await s.info()).num_ack_pending).toBe(1);
  expect(s.life.failures).toEqual([]);
});

test("who waits for a message hears that it was given up before it is buried, and not of one that is at fault itself", async () => {
  await using s = await stage();
  await publishAll(s.admin, [wire(1), wire(2)]);
  const abandoned: string[] = [];
  await using _ = await consume(
    s.tagger,
    {
      ...handling(async ({ fetchId }) => {
        if (fetchId === "fetch-1") return { kind: "dead", cause: "damaged" };
        throw new Error("the disk is full");
      }),
      abandoned: async ({ fetchId }, _headers, cause) => void abandoned.push(`${fetchId}: ${cause}`),
      patience: { attempts: 2, firstMs: 20, mostMs: 50 },
    },
    s.life,
  );
  await until("both dead letters", async () => (await s.dead()).length === 2);
  expect(abandoned).toEqual(["fetch-2: it failed 2 times, at last with: the disk is full"]);
});

test("a message that stays in hand is said to be stuck, here and as the head of the consumer", async () => {
  await using s = await stage();
  await publishAll(s.admin, [wire(1)]);
  const release = Promise.withResolvers<Verdict>();
  const watch = { everyMs: 20, stuckMs: 50 };
  await using holding = await consume(s.tagger, { ...handling(() => release.promise), watch }, s.life);
  await using idle = await consume(s.tagger, { ...handling(() => release.promise), watch }, s.life);
  const stuck = await until("the stuck message", () => holding.degraded().length > 0 && holding.degraded());
  expect(stuck[0]).toStartWith("message 1 of FEED_RAW has been in hand for ");
  const head = await until("the head of the consumer", () => idle.degraded().length > 0 && idle.degraded());
  expect(head[0]).toStartWith("consumer tagger of FEED_RAW has not got past message 1 for ");
  release.resolve({ kind: "done" });
  await until("nothing to be stuck", () => holding.degraded().length + idle.degraded().length === 0);
});

test("a missing server is waited for with the message in hand: no delivery is burnt, nothing is buried", async () => {
  await using s = await stage();
  await publishAll(s.admin, [wire(1)]);
  let tries = 0;
  await using _ = await consume(
    s.tagger,
    handling(async () => {
      if (++tries < 4) throw new Unavailable("postgres is away");
      return { kind: "done" };
    }),
    s.life,
  );
  await until("the ack", async () => (await s.info()).ack_floor.stream_seq === 1);
  const info = await s.info();
  expect(info.delivered.consumer_seq).toBe(1);
  expect(info.num_redelivered).toBe(0);
  expect(await s.dead()).toEqual([]);
});

test("what fails again and again is buried with what it failed of", async () => {
  await using s = await stage();
  await publishAll(s.admin, [wire(1)]);
  await using _ = await consume(
    s.tagger,
    {
      ...handling(async () => {
        throw new Error("the parser is broken");
      }),
      patience: { attempts: 3, firstMs: 50, mostMs: 200 },
    },
    s.life,
  );
  const [letter] = await until("the dead letter", async () => {
    const all = await s.dead();
    return all.length > 0 && all;
  });
  expect(letter?.cause).toContain("the parser is broken");
  expect(letter?.attempts).toBe(3);
});

test("what cannot be buried when the service ends is left to the next one", async () => {
  await using s = await stage();
  const manager = await s.admin.connection.jetstreamManager();
  await manager.streams.delete(DEAD.name);
  await s.admin.jetstream.publish(FeedRaw.subject, "not json at all");
  const consumption = await consume(
    s.tagger,
    handling(async () => ({ kind: "done" })),
    s.life,
  );
  await until("the vain try", () => s.life.lines.some(({ event }) => event === "waiting for a server"));
  s.life.end();
  await consumption[Symbol.asyncDispose]();
  await s.tagger.check();
  const { ack_floor, num_ack_pending, num_pending } = await s.info();
  expect([ack_floor.stream_seq, num_ack_pending + num_pending]).toEqual([0, 1]);
});

test("a message that nobody lived to finish is buried at its last delivery, not forgotten", async () => {
  await using s = await stage();
  await publishAll(s.admin, [wire(1)]);
  const dying = await s.admin.jetstream.consumers.get(TAGGER.stream, TAGGER.name);
  for (let delivery = 1; delivery < TAGGER.maxDeliver; delivery++) (await dying.next())?.nak();
  let begun = 0;
  await using _ = await consume(
    s.tagger,
    handling(async () => {
      begun++;
      return { kind: "done" };
    }),
    s.life,
  );
  const [letter] = await until("the dead letter", async () => {
    const all = await s.dead();
    return all.length > 0 && all;
  });
  expect([letter?.attempts, begun]).toEqual([TAGGER.maxDeliver, 0]);
});

test("disposal waits for what is in hand and leaves the rest to others", async () => {
  await using s = await stage();
  await publishAll(
    s.admin,
    Array.from({ length: 20 }, (_, n) => wire(n)),
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
    s.life,
  );
  await until("four in hand", () => begun >= 4);
  const disposed = consumption[Symbol.asyncDispose]();
  release();
  await disposed;
  expect(finished).toBeGreaterThanOrEqual(4);
  await until("the acks", async () => (await s.info()).ack_floor.stream_seq >= finished);
  expect(s.life.failures).toEqual([]);
});

test("a consumer that is taken away ends the service, since it would otherwise sit still for ever", async () => {
  await using s = await stage();
  await using _ = await consume(
    s.tagger,
    handling(async () => ({ kind: "done" })),
    s.life,
  );
  const manager = await s.admin.connection.jetstreamManager();
  await manager.streams.delete(FEED_RAW.name);
  await until("the failure", () => s.life.failures.length > 0, 15_000);
});
