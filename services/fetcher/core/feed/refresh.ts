import { pollNow } from "./schedule";
import type { FeedChanges, FeedState } from "./state";

/** A person wants the feed polled now instead of at its scheduled time. Only the server's Retry-After prevents that. */
export function afterRefresh(feed: FeedState, now: Date): FeedChanges | { readonly notBefore: Date } {
  if (feed.retryAfterUntil !== null && feed.retryAfterUntil > now) return { notBefore: feed.retryAfterUntil };
  // a poll that is under way may bring what is older than this request: another follows it
  return { ...pollNow(now, "a refresh was requested"), pollAgain: feed.pollUnderWay };
}
