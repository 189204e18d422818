import { expect, setDefaultTimeout, test } from "bun:test";
import { ARTICLE_TAGGED } from "@infostream/contracts";
import { connectNats } from "../nats";
import { provisionJetStream } from "../provision/jetstream";
import { type ReadResult, type Position, streamReader } from "../read-stream";
import { testContext, testNats, until } from "../testing/servers";
import { Unavailable } from "../unavailable";

setDefaultTimeout(30_000);

const STREAM = ARTICLE_TAGGED.name;
const NOWHERE: Position = { sequence: 0, storedMs: null };

/** A server with the api's own login, which reads, and an administrator's, which writes. */
async function stage() {
  const server = await testNats();
  const connect = (user: string) =>
    connectNats({ url: server.url(user), user, caFile: null }, { ...testContext(user), ending: AbortSignal.abort() });
  const [api, admin] = await Promise.all([connect("api"), connect("admin")]);
  const reader = streamReader(api, STREAM);
  const manager = await admin.connection.jetstreamManager();
  return {
    server,
    manager,
    after: (at: Position, limits = {}) => reader.readAfter(at, { messages: 100, bytes: 100_000, ...limits }),
    last: reader.lastPosition,
    async publish(...texts: readonly string[]) {
      for (const text of texts) await admin.jetstream.publish("article.tagged", text);
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([api[Symbol.asyncDispose](), admin[Symbol.asyncDispose]()]);
      await server[Symbol.asyncDispose]();
    },
  };
}

const texts = (page: ReadResult) =>
  page.kind === "read" ? page.messages.map(({ data }) => new TextDecoder().decode(data)) : page.kind;
const lastOf = (page: ReadResult) => (page.kind === "read" ? page.messages.at(-1)?.position : undefined) ?? NOWHERE;

test("reading page by page returns every message once, and an empty body does not end it", async () => {
  await using s = await stage();
  const all = Array.from({ length: 250 }, (_, n) => (n === 120 ? "" : `message ${n}`));
  await s.publish(...all);
  const seen: unknown[] = [];
  let at = NOWHERE;
  for (let more = true; more;) {
    const page = await s.after(at);
    if (page.kind === "lost") throw new Error("nothing was lost");
    seen.push(...texts(page));
    at = page.messages.at(-1)?.position ?? at;
    more = page.more;
  }
  expect(seen).toEqual(all);
  expect(at).toEqual(await s.last());
  await s.publish("one more");
  expect(texts(await s.after(at))).toEqual(["one more"]);
});

test("a page ends where its bytes do, and never at the message that it begins behind", async () => {
  await using s = await stage();
  const all = ["a", "b", "c", "d"].map((letter) => letter.repeat(5000));
  await s.publish(...all);
  const seen: unknown[] = [];
  for (let at = NOWHERE; seen.length < all.length;) {
    const page = await s.after(at, { bytes: 11_000 });
    // the one that it begins behind, and two more
    expect(texts(page).length).toBeWithin(1, 4);
    seen.push(...texts(page));
    at = lastOf(page);
  }
  expect(seen).toEqual(all);
});

test("the end of a stream is nothing, also where the stream never held anything or all of it has gone by age", async () => {
  await using s = await stage();
  expect(await s.last()).toEqual(NOWHERE);
  expect(await s.after(NOWHERE)).toEqual({ kind: "read", messages: [], more: false });
  await s.publish("a", "b");
  const end = await s.last();
  expect(await s.after(end)).toEqual({ kind: "read", messages: [], more: false });
  await s.manager.streams.purge(STREAM);
  expect(await s.after(end)).toEqual({ kind: "read", messages: [], more: false });
  await s.publish("c");
  expect(texts(await s.after(end))).toEqual(["c"]);
});

test("a position that the stream no longer reaches back to is lost", async () => {
  await using s = await stage();
  await s.publish("a", "b", "c", "d");
  const first = lastOf(await s.after(NOWHERE, { messages: 1 }));
  await s.manager.streams.purge(STREAM, { seq: 2 });
  expect(texts(await s.after(first))).toEqual(["b", "c", "d"]);
  await s.manager.streams.purge(STREAM, { seq: 3 });
  expect(await s.after(first)).toEqual({ kind: "lost" });
  expect(await s.after(NOWHERE)).toEqual({ kind: "lost" });
  await s.manager.streams.purge(STREAM);
  expect(await s.after(first)).toEqual({ kind: "lost" });
});

test("a position of a recreated stream is lost, both before and after the stream reaches that sequence again", async () => {
  await using s = await stage();
  await s.publish("a", "b", "c");
  const old = await s.last();
  await s.manager.streams.delete(STREAM);
  await expect(s.after(old)).rejects.toThrow(Unavailable);
  await expect(s.last()).rejects.toThrow(Unavailable);
  await provisionJetStream(s.server.url());
  await s.publish("new");
  expect(await s.after(old)).toEqual({ kind: "lost" });
  await s.publish("newer", "newest", "even newer");
  expect(await s.after(old)).toEqual({ kind: "lost" });
  // without the time, the difference cannot be seen
  expect(texts(await s.after({ ...old, storedMs: null }))).toEqual(["even newer"]);
});

test("a server that is away is unavailable, and reading goes on where it was", async () => {
  await using s = await stage();
  await s.publish("a");
  const at = await s.last();
  await s.publish("b");
  await s.server.stop();
  await expect(s.after(at)).rejects.toThrow(Unavailable);
  await s.server.start();
  const page = await until("the server", () => s.after(at).catch(() => null));
  expect(texts(page)).toEqual(["b"]);
});
