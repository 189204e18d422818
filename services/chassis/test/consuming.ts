import { DEAD, deadLetterOf, FeedRaw, TAGGER } from "@infostream/contracts";
import type { HandlingResult } from "../attempt";
import { connectNats } from "../nats";
import type { NatsLogin } from "../provision/nats-config";
import { testContext, testNats } from "../testing/servers";
import { newTrace } from "../trace";

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
/** The message of the n-th document. */
export const message = (n: number) =>
  FeedRaw.encode(document(n), { source: "fetcher", time: new Date(0), traceparent: newTrace() });

/** A NATS server with one connection as the tagger and one as the admin, and what happened to the messages. */
export async function stage(users?: readonly NatsLogin[]) {
  const server = await testNats({ users });
  const context = testContext();
  const tagger = await connectNats({ url: server.url("tagger"), user: "tagger", caFile: null }, context);
  const admin = await connectNats({ url: server.url("admin"), user: "admin", caFile: null }, testContext("admin"));
  const manager = await admin.connection.jetstreamManager();
  return {
    context,
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
      context.end();
      await tagger[Symbol.asyncDispose]();
      await admin[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** What a tagger consumes, with this handler. */
export const handling = (handle: (body: FeedRaw) => Promise<HandlingResult>) => ({
  consumer: TAGGER,
  event: FeedRaw,
  concurrency: 4,
  handle,
});
