import { expect, setDefaultTimeout, test } from "bun:test";
import { ARTICLE_TAGGED, ArticleTagged, FEED_RAW, FeedRaw, natsUsers } from "@infostream/contracts";
import { AckPolicy } from "nats";
import { consume } from "../consume";
import { publishAll, publishOne } from "../publish";
import { until } from "../testing/servers";
import { handling, stage, message } from "./consuming";

setDefaultTimeout(30_000);

test("a stored message that a foreign consumer delivers here becomes a dead letter of this consumer, and the stream goes on", async () => {
  await using s = await stage();
  const manager = await s.admin.connection.jetstreamManager();
  await s.admin.jetstream.publish(ArticleTagged.subject, "an article");
  await manager.consumers.add(ARTICLE_TAGGED.name, {
    name: "thief",
    deliver_subject: FeedRaw.subject,
    ack_policy: AckPolicy.None,
  });
  await until("the foreign message", async () => (await manager.streams.info(FEED_RAW.name)).state.messages === 1);
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
  await until("both to be done with", async () => (await s.info()).ack_floor.stream_seq === 2);
  expect(seen).toEqual(["fetch-1"]);
  const [letter] = await s.dead();
  expect(letter).toMatchObject({
    subject: "article.tagged",
    cause: "a message of article.tagged was delivered to the consumer of feed.raw",
  });
});

test("a permission violation is not retried: the message becomes a dead letter with the reason, and health reports it", async () => {
  await using s = await stage();
  await publishAll(s.admin, [message(1)]);
  await using _ = await consume(
    s.tagger,
    handling(async () => {
      await publishOne(s.tagger, message(2));
      return { kind: "done" };
    }),
    s.context,
  );
  const [letter] = await until("the dead letter", async () => {
    const all = await s.dead();
    return all.length > 0 && all;
  });
  expect(letter?.attempts).toBe(1);
  expect(letter?.cause).toContain("Permissions Violation");
  expect(s.tagger.degraded()).toEqual([
    'NATS does not let this service publish to "feed.raw" (once): grant its user the permissions of this release',
  ]);
});

test("a message whose dead letter is denied gives up its slot and is retried later", async () => {
  const { publish, subscribe } = natsUsers.tagger;
  const permissions = {
    publish: { allow: publish.allow.filter((subject) => !subject.startsWith("dead.")) },
    subscribe,
  };
  await using s = await stage([
    { user: "admin", password: "admin" },
    { user: "tagger", password: "tagger", permissions },
  ]);
  await publishAll(s.admin, [message(1), message(2)]);
  const seen: string[] = [];
  const work = handling(async ({ fetchId }) => {
    seen.push(fetchId);
    return fetchId === "fetch-1" ? { kind: "dead", cause: "damaged" } : { kind: "done" };
  });
  await using _ = await consume(s.tagger, { ...work, concurrency: 1 }, s.context);
  await until("the second message", () => seen.includes("fetch-2"));
  expect(s.context.lines.map(({ event }) => event)).toContain("dead-letter.denied");
  expect((await s.info()).num_ack_pending).toBe(1);
  expect(s.context.failures).toEqual([]);
});
