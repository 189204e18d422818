import { archiveOver, sha256Of } from "@infostream/chassis/archive";
import { openFolder } from "@infostream/chassis/archive-folder";
import { connectNats, type Nats } from "@infostream/chassis/nats";
import { connectPostgres } from "@infostream/chassis/postgres";
import { publishOne } from "@infostream/chassis/publish";
import {
  startService,
  testDatabase,
  testFolder,
  testContext,
  testNats,
  until,
} from "@infostream/chassis/testing/servers";
import { newTrace } from "@infostream/chassis/trace";
import { ArticleTagged, type Event, FeedParsed, FeedRaw, TAGGER } from "@infostream/contracts";
import type { TaggerTables } from "../adapters/tables";

/** A running tagger with real servers around it, seen as its neighbours see it: documents in, rows and messages out. */
export async function stage({ taggers = 1 } = {}) {
  await using stack = new AsyncDisposableStack();
  const [database, server, folder] = await Promise.all([testDatabase(), testNats(), testFolder()]);
  for (const each of [folder, server, database]) stack.use(each);
  const archive = archiveOver(openFolder(folder.path));
  const context = testContext("test");
  stack.defer(context.end);
  const connect = async (user: string) => {
    const nats = await connectNats({ url: server.url(user), user, caFile: null }, context);
    stack.defer(async () => {
      context.end();
      await nats[Symbol.asyncDispose]();
    });
    return nats;
  };
  const admin = await connect("admin");
  const fetcher = await connect("fetcher");
  const { db } = stack.use(await connectPostgres<TaggerTables>({ url: database.url, connections: 2 }, context));
  const env = {
    NATS_URL: server.url("tagger"),
    DATABASE_URL: database.as("tagger"),
    ARCHIVE_URL: `file://${folder.path}`,
  };
  const start = async () => stack.use(await startService("tagger", env));
  const services = await Promise.all(Array.from({ length: taggers }, start));
  const manager = await admin.connection.jetstreamManager();
  const whole = stack.move();

  return {
    db,
    services,
    start,
    env,
    manager,
    /** Archives a document and publishes its `feed.raw`, as a fetcher does. */
    async arrive(body: string | Uint8Array, more: Partial<FeedRaw> = {}) {
      const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
      const sha256 = sha256Of(bytes);
      await announce(fetcher, {
        fetchId: Bun.randomUUIDv7(),
        feedId: "1",
        feedUrl: "https://example.org/feed",
        feedTitle: null,
        url: "https://example.org/feed",
        archiveKey: await archive.keep(bytes, sha256),
        sha256,
        bytes: bytes.byteLength,
        status: 200,
        headers: { "content-type": "application/rss+xml" },
        fetchedAt: new Date().toISOString(),
        ...more,
      });
    },
    /** Waits until every `feed.raw` is acked and every committed event is published. */
    settled: () =>
      until(
        "the tagger to settle",
        async () => {
          // not the consumer's pending count: on a busy server it lags behind the stream
          const { state } = await manager.streams.info(TAGGER.stream);
          const { ack_floor } = await manager.consumers.info(TAGGER.stream, TAGGER.name);
          const waiting = await db.selectFrom("articles.outbox").select("id").limit(1).execute();
          return ack_floor.stream_seq === state.last_seq && waiting.length === 0;
        },
        30_000,
      ),
    tagged: () => messages(manager, "ARTICLE_TAGGED", ArticleTagged),
    parsed: () => messages(manager, "FEED_PARSED", FeedParsed),
    deadLetters: async () => (await manager.streams.info("DEAD")).state.messages,
    [Symbol.asyncDispose]: () => whole[Symbol.asyncDispose](),
  };
}

const announce = (fetcher: Nats, document: FeedRaw) =>
  publishOne(fetcher, FeedRaw.encode(document, { source: "fetcher", time: new Date(), traceparent: newTrace() }));

async function messages<Body>(
  manager: Awaited<ReturnType<Nats["connection"]["jetstreamManager"]>>,
  stream: string,
  event: Pick<Event<never>, "subject"> & { decode(message: { data: Uint8Array }): Body },
): Promise<Body[]> {
  const { state } = await manager.streams.info(stream);
  const all = await Promise.all(
    Array.from({ length: state.messages }, (_, n) => manager.streams.getMessage(stream, { seq: n + 1 })),
  );
  return all.map(({ data }) => event.decode({ data }));
}

export interface Item {
  readonly guid: string;
  readonly title: string;
  readonly description?: string;
  readonly pubDate?: string;
}

export const rss = (items: readonly Item[], title = "Example News") =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${title}</title><link>https://example.org/</link>
${items
  .map(
    ({ guid, title, description = "Some words.", pubDate }) =>
      `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title><link>https://example.org/${guid}</link>` +
      `<description>${description}</description>${pubDate ? `<pubDate>${pubDate}</pubDate>` : ""}</item>`,
  )
  .join("\n")}</channel></rss>`;
