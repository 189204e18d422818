import { answer } from "@infostream/chassis/ask";
import type { Nats } from "@infostream/chassis/nats";
import type { Life } from "@infostream/chassis/run";
import { type Feed, feedRequests, Refusal } from "@infostream/contracts";
import { type CheckedChange, readChange } from "../core/read-change";
import { addFeed, type AddFeedDeps } from "./add-feed";
import { importFeeds } from "./import-feeds";
import { knownId, noSuchFeed } from "./known-id";

export interface FeedBook extends AddFeedDeps {
  list(limit: number, below: string | null): Promise<{ feeds: Feed[]; next: string | null }>;
  change(
    id: string,
    change: CheckedChange,
  ): Promise<{ readonly feed: Feed } | "unknown" | { readonly takenBy: string }>;
  unsubscribe(id: string): Promise<boolean>;
  refresh(id: string): Promise<"due" | "unknown" | { readonly notBefore: Date }>;
}

/** Answers every request about feeds. Disposal awaits those under way. */
export function answerFeedRequests(nats: Nats, book: FeedBook, life: Life): void {
  const { list, get, add, change, remove, refresh, import: importing } = feedRequests;
  const get1 = async (id: string) => (await book.get(knownId(id))) ?? Promise.reject(noSuchFeed(id));

  life.own(answer(nats, list, ({ limit, after }) => book.list(limit, after === null ? null : knownId(after)), life));
  life.own(answer(nats, get, ({ id }) => get1(id), life));
  life.own(answer(nats, add, (body) => addFeed(body, book), life));
  life.own(answer(nats, change, (body) => changeOne(book, knownId(body.id), readChange(body.change)), life));
  life.own(
    answer(
      nats,
      remove,
      async ({ id }) => ((await book.unsubscribe(knownId(id))) ? {} : Promise.reject(noSuchFeed(id))),
      life,
    ),
  );
  life.own(answer(nats, refresh, ({ id }) => refreshOne(book, knownId(id)), life));
  life.own(
    answer(
      nats,
      importing,
      async ({ feeds }) => {
        const imported = await importFeeds(feeds, book.subscribe);
        book.wake();
        return imported;
      },
      life,
    ),
  );
}

async function changeOne(
  book: FeedBook,
  id: string,
  change: CheckedChange | { readonly invalid: string },
): Promise<Feed> {
  if ("invalid" in change) throw new Refusal("invalid", change.invalid);
  const changed = await book.change(id, change);
  if (changed === "unknown") throw noSuchFeed(id);
  if ("takenBy" in changed) throw new Refusal("conflict", `feed ${changed.takenBy} has this URL already`);
  book.wake();
  return changed.feed;
}

async function refreshOne(book: FeedBook, id: string) {
  const refreshed = await book.refresh(id);
  if (refreshed === "unknown") throw noSuchFeed(id);
  if (refreshed !== "due")
    throw new Refusal("too_early", `the server asked not to be polled before ${refreshed.notBefore.toISOString()}`);
  book.wake();
  return {};
}
