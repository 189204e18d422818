import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { FEED_RAW, FETCHER, type NatsUser, streams, TAGGER } from "@infostream/contracts";
import { connectNats, type Nats } from "../nats";
import { isPermissionViolation } from "../permission";
import { type TestNats, testContext, testNats } from "../testing/servers";

setDefaultTimeout(30_000);

let server: TestNats;
const connections: Nats[] = [];
beforeAll(async () => {
  server = await testNats();
});
afterAll(async () => {
  for (const each of connections) await each[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

async function connected(user: NatsUser): Promise<Nats> {
  const nats = await connectNats({ url: server.url(user), user, caFile: null }, testContext(user));
  connections.push(nats);
  return nats;
}

/** The server's reaction to a request: a reply, or a permission violation. */
async function asked(user: NatsUser, subject: string, body = "") {
  const { connection } = await connected(user);
  return connection.request(subject, body, { timeout: 500 }).then(
    ({ data }) => (new TextDecoder().decode(data).includes('"error"') ? "error" : "answered"),
    (error: unknown) => (isPermissionViolation(error) ? "denied" : error),
  );
}

const users = ["fetcher", "tagger", "api", "observer"] as const;
const everyStream = streams.map(({ name }) => name);

/** Delivers stored messages of one stream to another subject: any user that may create it could publish any stored message. */
const delivering = (stream: string, to: string) =>
  JSON.stringify({
    stream_name: stream,
    config: { name: "thief", durable_name: "thief", deliver_subject: to, ack_policy: "none", deliver_policy: "all" },
  });

const forbidden: readonly (readonly [NatsUser, string, string?])[] = [
  ["fetcher", "article.tagged", "{}"],
  ["fetcher", "feed.parsed", "{}"],
  ["fetcher", "dead.feed.raw", "{}"],
  ["fetcher", "_INBOX_tagger.x", "{}"],
  ["tagger", "feed.raw", "{}"],
  ["api", "feed.raw", "{}"],
  ["api", "article.tagged", "{}"],
  ["observer", "feed.raw", "{}"],
  ["observer", "infostream.feeds.remove", '{"id":"1"}'],
  ["tagger", "infostream.feeds.remove", '{"id":"1"}'],
  ...users.flatMap((user) => [
    [user, `$JS.API.STREAM.PURGE.${FEED_RAW.name}`] as const,
    [user, `$JS.API.STREAM.DELETE.${FEED_RAW.name}`] as const,
    [user, `$JS.API.STREAM.UPDATE.${FEED_RAW.name}`, "{}"] as const,
    [user, "$JS.API.STREAM.CREATE.MIRROR", '{"name":"MIRROR","sources":[{"name":"FEED_RAW"}]}'] as const,
    [user, `$JS.API.STREAM.MSG.DELETE.${FEED_RAW.name}`, '{"seq":1}'] as const,
    [user, `$JS.API.CONSUMER.DELETE.${TAGGER.stream}.${TAGGER.name}`] as const,
    [user, `$JS.API.CONSUMER.PAUSE.${TAGGER.stream}.${TAGGER.name}`, "{}"] as const,
    ...everyStream.flatMap((stream) => [
      [user, `$JS.API.CONSUMER.CREATE.${stream}`, delivering(stream, "infostream.feeds.remove")] as const,
      [user, `$JS.API.CONSUMER.CREATE.${stream}.thief`, delivering(stream, "feed.raw")] as const,
      [user, `$JS.API.CONSUMER.CREATE.${stream}.thief.feed.raw`, delivering(stream, "feed.raw")] as const,
      [user, `$JS.API.CONSUMER.DURABLE.CREATE.${stream}.thief`, delivering(stream, "article.tagged")] as const,
    ]),
  ]),
  ["observer", `$JS.API.CONSUMER.MSG.NEXT.${TAGGER.stream}.${TAGGER.name}`, "1"],
  ["api", `$JS.API.CONSUMER.MSG.NEXT.${TAGGER.stream}.${TAGGER.name}`, "1"],
  ["tagger", `$JS.API.CONSUMER.MSG.NEXT.${FETCHER.stream}.${FETCHER.name}`, "1"],
];

for (const [user, subject, body] of forbidden) {
  test(`${user} may not send ${subject}`, async () => {
    expect(await asked(user, subject, body)).toBe("denied");
  });
}

const allowed: readonly (readonly [NatsUser, string])[] = [
  ["fetcher", `$JS.API.CONSUMER.INFO.${TAGGER.stream}.${TAGGER.name}`],
  ["tagger", `$JS.API.CONSUMER.INFO.${TAGGER.stream}.${TAGGER.name}`],
  ["api", "$JS.API.STREAM.INFO.ARTICLE_TAGGED"],
  ["observer", `$JS.API.STREAM.INFO.${FEED_RAW.name}`],
  ["observer", "$JS.API.STREAM.LIST"],
  ["observer", `$JS.API.CONSUMER.INFO.${TAGGER.stream}.${TAGGER.name}`],
];
for (const [user, subject] of allowed) {
  test(`${user} may ask ${subject}`, async () => {
    expect(await asked(user, subject)).toBe("answered");
  });
}

for (const user of users) {
  test(`${user} may not listen to everything, nor to another's inbox`, async () => {
    const nats = await connected(user);
    for (const subject of [">", user === "api" ? "_INBOX_tagger.>" : "_INBOX_api.>"]) {
      const refusal = await new Promise((resolve) => {
        nats.connection.subscribe(subject, { callback: (error) => error && resolve(error.code) });
      });
      expect(refusal).toBe("PERMISSIONS_VIOLATION");
    }
  });
}
