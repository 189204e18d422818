import type { Nats } from "@infostream/chassis/nats";
import type { Database } from "@infostream/chassis/postgres";
import type { ServiceContext } from "@infostream/chassis/run";
import { changeFeed } from "./adapters/change-feed";
import { findFeed, findFeedByUrl, listFeeds, unsubscribe } from "./adapters/feeds";
import { refreshFeed } from "./adapters/refresh-feed";
import { subscribe } from "./adapters/subscribe";
import type { FetcherTables } from "./adapters/tables";
import type { FetcherConfig } from "./config";
import { serveFeedRequests, type FeedStore } from "./requests/serve-feed-requests";
import type { FeedServers } from "./wire-feed-servers";

/** A person waits for it, and the api for 2 s. */
const LOOK_MS = 1200;

interface Parts {
  readonly config: FetcherConfig;
  readonly database: Database<FetcherTables>;
  readonly nats: Nats;
  readonly servers: FeedServers;
  /** Something is due, or to be published, now. */
  wake(): void;
}

/** Serves the api's requests about feeds. */
export function wireRequests({ config, database, nats, servers, wake }: Parts, context: ServiceContext): void {
  const { db } = database;
  const change = changeFeed(db, config.bounds);
  const refresh = refreshFeed(db);
  const subscribing = subscribe(db);
  const unsubscribing = unsubscribe(db);
  const store = {
    list: listFeeds(db),
    get: findFeed(db),
    find: findFeedByUrl(db),
    look: async (url, see) => {
      using memory = servers.allocateBody();
      return see(await servers.fetchDocument({ url, etag: null, lastModified: null }, memory, LOOK_MS));
    },
    subscribe: (subscriptions) => subscribing(subscriptions, new Date()),
    change: (id, changed) => change(id, changed, new Date(), Math.random()),
    unsubscribe: (id) => unsubscribing(id, new Date()),
    refresh: (id) => refresh(id, new Date()),
    wake,
  } satisfies FeedStore;
  serveFeedRequests(nats, store, context);
}
