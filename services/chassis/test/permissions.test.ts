import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { FEED_RAW, FETCHER, type NatsUser, TAGGER } from "@infostream/contracts";
import { connectNats, type Nats } from "../nats";
import { type TestNats, testLife, testNats } from "../testing/servers";

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

/** What the server says to a request: an answer, or that it was not allowed (or heard) at all. */
async function asked(user: NatsUser, subject: string, body = "") {
  const nats = await connectNats({ url: server.url(user), user, caFile: null }, testLife(user));
  connections.push(nats);
  return nats.connection.request(subject, body, { timeout: 500 }).then(
    ({ data }) => (new TextDecoder().decode(data).includes('"error"') ? "error" : "answered"),
    () => "denied",
  );
}

const forbidden: readonly (readonly [NatsUser, string, string?])[] = [
  ["fetcher", "article.tagged", "{}"],
  ["fetcher", "feed.parsed", "{}"],
  ["fetcher", "dead.feed.raw", "{}"],
  ["tagger", "feed.raw", "{}"],
  ["api", "feed.raw", "{}"],
  ["api", "article.tagged", "{}"],
  ["observer", "feed.raw", "{}"],
  ["observer", "infostream.feeds.remove", '{"id":"1"}'],
  ["tagger", "infostream.feeds.remove", '{"id":"1"}'],
  ...(["fetcher", "tagger", "api", "observer"] as const).flatMap((user) => [
    [user, `$JS.API.STREAM.PURGE.${FEED_RAW.name}`] as const,
    [user, `$JS.API.STREAM.DELETE.${FEED_RAW.name}`] as const,
    [user, `$JS.API.STREAM.UPDATE.${FEED_RAW.name}`, "{}"] as const,
    [user, `$JS.API.STREAM.MSG.DELETE.${FEED_RAW.name}`, '{"seq":1}'] as const,
    [user, `$JS.API.CONSUMER.DELETE.${TAGGER.stream}.${TAGGER.name}`] as const,
    [user, `$JS.API.CONSUMER.DURABLE.CREATE.${FEED_RAW.name}.intruder`, "{}"] as const,
    [user, `$JS.API.CONSUMER.CREATE.${TAGGER.stream}.${TAGGER.name}`, "{}"] as const,
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
];
for (const [user, subject] of allowed) {
  test(`${user} may ask ${subject}`, async () => {
    expect(await asked(user, subject)).toBe("answered");
  });
}

for (const user of ["fetcher", "tagger", "api", "observer"] as const) {
  test(`${user} may not listen to everything, nor to another's inbox`, async () => {
    const nats = await connectNats({ url: server.url(user), user, caFile: null }, testLife(user));
    connections.push(nats);
    for (const subject of [">", user === "api" ? "_INBOX_tagger.>" : "_INBOX_api.>"]) {
      const refusal = await new Promise((resolve) => {
        nats.connection.subscribe(subject, { callback: (error) => error && resolve(error.code) });
      });
      expect(refusal).toBe("PERMISSIONS_VIOLATION");
    }
  });
}
