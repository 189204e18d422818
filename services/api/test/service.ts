import { sendRequest } from "@infostream/chassis/request-reply";
import { createLog } from "@infostream/chassis/log";
import { connectNats, type Nats } from "@infostream/chassis/nats";
import { connectPostgres } from "@infostream/chassis/postgres";
import { streamReader } from "@infostream/chassis/read-stream";
import { testDatabase, type TestNats, testNats, until } from "@infostream/chassis/testing/servers";
import { ARTICLE_TAGGED, type ArticleStore, type Feed } from "@infostream/contracts";
import { buildApp } from "../app";
import { liveArticles } from "../live/live-articles";
import { checkStore } from "../store";
import { ownFeeds } from "./feeds-owner";
import { openStore, type Store } from "./store";

export const TOKEN = "correct-horse-battery-staple";

export interface Service extends AsyncDisposable {
  /** Sends a request to the api; the address begins with its path. */
  get(path: string, init?: RequestInit): Promise<Response>;
  /** The same as an administrator. */
  admin(path: string, init?: RequestInit): Promise<Response>;
  readonly store: Store;
  /** What the fetcher knows; empty where none answers. */
  readonly feeds: Map<string, Feed>;
  readonly log: readonly string[];
  drain(): void;
  readonly nats: TestNats;
  endStreams(): void;
  /** Lets cached responses expire. */
  later(): void;
  readonly handle: (request: Request) => Response | Promise<Response>;
}

/** The api on real servers, with a fetcher that answers for feeds unless the test turns it off. */
export async function startService({
  fetcher = true,
  store: made = true,
  adminToken = TOKEN as string | null,
  /** Whether there are streams, so that articles can be published, and for how many clients at once. */
  streams = false,
  mostStreams = 10,
  heartbeatMs = 15_000,
} = {}): Promise<Service> {
  const stack = new AsyncDisposableStack();
  const lines: string[] = [];
  const ending = new AbortController();
  const context = {
    log: createLog("api", "debug", (line) => lines.push(line)),
    ending: ending.signal,
    draining: () => draining,
    fail: (error: unknown) => {
      throw error;
    },
  };
  let draining = false;
  let aged = 0;
  const database = stack.use(await testDatabase());
  const store = stack.use(await openStore(database.as("tagger"), made));
  const { db } = stack.use(await connectPostgres<ArticleStore>({ url: database.as("api"), connections: 4 }, context));
  const server = stack.use(await testNats({ jetstream: streams }));
  const connect = async (user: string): Promise<Nats> =>
    stack.use(await connectNats({ url: server.url(user), user, caFile: null }, context));
  const nats = await connect("api");
  const feeds = fetcher
    ? stack.use(await ownFeeds(await connect("fetcher"), context.log)).feeds
    : new Map<string, Feed>();

  const limits = { streams: mostStreams, heartbeatMs };
  const live = stack.use(liveArticles(streamReader(nats, ARTICLE_TAGGED.name), limits, Math.random, context));
  if (streams) await until("the stream", () => live.position() !== null);

  // released first: connections that close from here on close as they should
  stack.defer(() => ending.abort());
  const { handle } = buildApp({
    db,
    requestFeeds: (request, body) => sendRequest(nats, request, body),
    live,
    adminToken,
    health: { checks: { postgres: () => checkStore(db), nats: nats.check }, degraded: [nats.degraded] },
    context,
    now: () => new Date(),
    elapsedMs: () => performance.now() + aged,
  });
  const get = async (path: string, init: RequestInit = {}) => handle(new Request(`http://x${path}`, init));
  return {
    get,
    admin: (path, init = {}) => get(path, { ...init, headers: { authorization: `Bearer ${TOKEN}`, ...init.headers } }),
    store,
    feeds,
    log: lines,
    drain: () => void (draining = true),
    nats: server,
    endStreams: live.end,
    later: () => void (aged += 1000),
    handle,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
