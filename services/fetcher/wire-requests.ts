import type { Nats } from "@infostream/chassis/nats";
import type { Database } from "@infostream/chassis/postgres";
import type { ServiceContext } from "@infostream/chassis/run";
import { changeFeed } from "./adapters/change-feed";
import { findFeed, findFeedByUrl, listFeeds, unsubscribe } from "./adapters/feeds";
import { refreshFeed } from "./adapters/refresh-feed";
import { subscribe, subscribeAndLease } from "./adapters/subscribe";
import type { FetcherTables } from "./adapters/tables";
import type { FetcherConfig } from "./config";
import { serveFeedRequests, type FeedStore } from "./requests/serve-feed-requests";
import type { FeedServers } from "./wire-feed-servers";
import type { Polls } from "./wire-polls";

/** A person waits for it, and the api for 2 s. */
const LOOK_MS = 1200;

interface Parts {
  readonly config: FetcherConfig;
  readonly database: Database<FetcherTables>;
  readonly nats: Nats;
  readonly servers: FeedServers;
  readonly polls: Polls;
  /** Something is due, or to be published, now. */
  wake(): void;
}

/** Answers what the api asks about feeds. */
export function wireRequests({ config, database, nats, servers, polls, wake }: Parts, context: ServiceContext): void {
  const { db } = database;
  const change = changeFeed(db, config.bounds);
  const refresh = refreshFeed(db);
  const subscribing = subscribe(db);
  const subscribingLeased = subscribeAndLease(db, config.politeness.spacingMs, polls.holder);
  const unsubscribing = unsubscribe(db);
  const store = {
    list: listFeeds(db),
    get: findFeed(db),
    find: findFeedByUrl(db),
    look: async (url) => {
      using held = new DisposableStack();
      const memory = held.use(servers.allocateBody());
      const answer = await servers.fetchDocument({ url, etag: null, lastModified: null }, memory, LOOK_MS);
      const kept = held.move();
      return { answer, [Symbol.dispose]: () => kept.dispose() };
    },
    subscribe: (subscriptions) => subscribing(subscriptions, new Date()),
    subscribeAndLease: (subscription) => subscribingLeased(subscription, new Date()),
    pollWith: polls.pollWith,
    change: (id, changed) => change(id, changed, new Date(), Math.random()),
    unsubscribe: (id) => unsubscribing(id, new Date()),
    refresh: (id) => refresh(id, new Date()),
    wake,
  } satisfies FeedStore;
  serveFeedRequests(nats, store, context);
}
