import { serveRequests } from "@infostream/chassis/request-reply";
import type { Log } from "@infostream/chassis/log";
import type { Nats } from "@infostream/chassis/nats";
import { type Feed, feedRequests, Refusal } from "@infostream/contracts";

/** Answers for feeds as the fetcher would, out of a list in memory. Once it has returned, questions reach it. */
export async function ownFeeds(nats: Nats, log: Log): Promise<AsyncDisposable & { readonly feeds: Map<string, Feed> }> {
  const feeds = new Map<string, Feed>();
  const ids = new Map<string, string>();
  const context = { log };
  const known = ({ id }: { id: string }): Feed => {
    const feed = feeds.get(id);
    if (feed === undefined) throw new Refusal("not_found", `Feed ${id} does not exist.`);
    return feed;
  };
  const add = (url: string, title: string | null) => {
    const found = feeds.get(ids.get(url) ?? "");
    if (found?.url === url) return { feed: found, added: false };
    const feed = { ...BLANK, id: String(feeds.size + 1), url, title };
    feeds.set(feed.id, feed);
    ids.set(url, feed.id);
    return { feed, added: true };
  };
  const answering = new AsyncDisposableStack();
  answering.use(
    serveRequests(
      nats,
      feedRequests.list,
      async ({ limit, after }) => {
        const all = [...feeds.values()].sort((a, b) => Number(b.id) - Number(a.id));
        const older = after === null ? all : all.filter(({ id }) => Number(id) < Number(after));
        const page = older.slice(0, limit);
        return { feeds: page, next: older.length > limit ? (page.at(-1)?.id ?? null) : null };
      },
      context,
    ),
  );
  answering.use(serveRequests(nats, feedRequests.get, async (ask) => known(ask), context));
  answering.use(
    serveRequests(
      nats,
      feedRequests.add,
      async ({ url, title = null }) => {
        if (!/^https?:/.test(url)) throw new Refusal("invalid", "Only http and https addresses can be fetched.");
        return add(url, title);
      },
      context,
    ),
  );
  answering.use(
    serveRequests(
      nats,
      feedRequests.change,
      async ({ id, change: { paused, ...change } }) => {
        if (change.url === "https://taken.example/")
          throw new Refusal("conflict", "Feed 7 already has this URL. Change that feed instead.");
        const status = paused === undefined ? known({ id }).status : paused ? "paused" : "active";
        const changed = { ...known({ id }), ...change, status } as const;
        feeds.set(id, changed);
        return changed;
      },
      context,
    ),
  );
  answering.use(
    serveRequests(
      nats,
      feedRequests.remove,
      async (ask) => {
        feeds.delete(known(ask).id);
        return {};
      },
      context,
    ),
  );
  answering.use(
    serveRequests(
      nats,
      feedRequests.refresh,
      async (ask) => {
        if (known(ask).status === "failing")
          throw new Refusal(
            "too_early",
            "The server asked not to be polled before 2026-01-31T12:00:00.000Z. Refresh the feed after that.",
          );
        return {};
      },
      context,
    ),
  );
  answering.use(
    serveRequests(
      nats,
      feedRequests.import,
      async ({ feeds: rows }) => {
        const isUrl = ({ url }: { readonly url: string }) => /^https?:/.test(URL.parse(url)?.protocol ?? "");
        const invalid = rows.filter((row) => !isUrl(row)).map(({ url }) => ({ url, reason: "Not a valid URL." }));
        const added = rows.filter((row) => isUrl(row) && add(row.url, row.title ?? null).added).length;
        return { added, known: rows.length - added - invalid.length, invalid };
      },
      context,
    ),
  );
  // a subscription works once the server has read it; a request that overtakes it would find no responder
  await nats.connection.flush();
  return { feeds, [Symbol.asyncDispose]: () => answering.disposeAsync() };
}

/** A feed of which nothing is known yet. */
export const BLANK: Omit<Feed, "id" | "url" | "title"> = {
  siteUrl: null,
  status: "active",
  pollEvery: null,
  lastPolledAt: null,
  lastChangedAt: null,
  nextPollAt: null,
  nextPollReason: null,
  failures: 0,
  lastError: null,
};
