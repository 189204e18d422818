import { serveRequests } from "@infostream/chassis/request-reply";
import type { Nats } from "@infostream/chassis/nats";
import type { ServiceContext } from "@infostream/chassis/run";
import { type Feed, feedRequests, Refusal } from "@infostream/contracts";
import { type CheckedChange, readChange } from "../core/read-change";
import { addFeed, type AddFeedDeps } from "./add-feed";
import { importFeeds } from "./import-feeds";
import { existingId, noSuchFeed } from "./existing-id";

export interface FeedStore extends AddFeedDeps {
  list(limit: number, below: string | null): Promise<{ feeds: Feed[]; next: string | null }>;
  change(
    id: string,
    change: CheckedChange,
  ): Promise<{ readonly feed: Feed } | "unknown" | { readonly takenBy: string }>;
  unsubscribe(id: string): Promise<boolean>;
  refresh(id: string): Promise<"due" | "unknown" | { readonly notBefore: Date }>;
}

/** Serves every request about feeds. Disposal awaits those under way. */
export function serveFeedRequests(nats: Nats, store: FeedStore, context: ServiceContext): void {
  const { list, get, add, change, remove, refresh, import: importFeedsRequest } = feedRequests;
  const getOne = async (id: string) => (await store.get(existingId(id))) ?? Promise.reject(noSuchFeed(id));

  context.use(
    serveRequests(
      nats,
      list,
      ({ limit, after }) => store.list(limit, after === null ? null : existingId(after)),
      context,
    ),
  );
  context.use(serveRequests(nats, get, ({ id }) => getOne(id), context));
  context.use(serveRequests(nats, add, (body) => addFeed(body, store), context));
  context.use(
    serveRequests(nats, change, (body) => changeOne(store, existingId(body.id), readChange(body.change)), context),
  );
  context.use(
    serveRequests(
      nats,
      remove,
      async ({ id }) => ((await store.unsubscribe(existingId(id))) ? {} : Promise.reject(noSuchFeed(id))),
      context,
    ),
  );
  context.use(serveRequests(nats, refresh, ({ id }) => refreshOne(store, existingId(id)), context));
  context.use(
    serveRequests(
      nats,
      importFeedsRequest,
      async ({ feeds }) => {
        const imported = await importFeeds(feeds, store.subscribe);
        store.wake();
        return imported;
      },
      context,
    ),
  );
}

async function changeOne(
  store: FeedStore,
  id: string,
  change: CheckedChange | { readonly invalid: string },
): Promise<Feed> {
  if ("invalid" in change) throw new Refusal("invalid", change.invalid);
  const changed = await store.change(id, change);
  if (changed === "unknown") throw noSuchFeed(id);
  if ("takenBy" in changed)
    throw new Refusal("conflict", `Feed ${changed.takenBy} already has this URL. Change that feed instead.`);
  store.wake();
  return changed.feed;
}

async function refreshOne(store: FeedStore, id: string) {
  const refreshed = await store.refresh(id);
  if (refreshed === "unknown") throw noSuchFeed(id);
  if (refreshed !== "due")
    throw new Refusal(
      "too_early",
      `The server asked not to be polled before ${refreshed.notBefore.toISOString()}. Refresh the feed after that.`,
    );
  store.wake();
  return {};
}
