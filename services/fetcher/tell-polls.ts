import type { Log } from "@infostream/chassis/log";
import type { Outcome } from "./core/outcome";
import type { LeasedFeed } from "./poll";

type Ended = Outcome | { readonly kind: "lease lost" };

/** One line a poll: what it came to, how long it took, whose it was. */
export function tellPolls(log: Log) {
  return async (feed: LeasedFeed, poll: () => Promise<Ended>): Promise<Ended> => {
    const begun = performance.now();
    const ended = await poll();
    const ms = Math.round(performance.now() - begun);
    log.info("poll", { outcome: ended.kind, ms, feed: feed.id, url: feed.url, ...details(ended) });
    return ended;
  };
}

function details(ended: Ended) {
  if ("document" in ended) return { status: ended.document.status, bytes: ended.document.body.byteLength };
  if ("reason" in ended) return { reason: ended.reason };
  return "feedUrl" in ended ? { feedUrl: ended.feedUrl } : {};
}
