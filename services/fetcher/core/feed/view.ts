import { formatDuration } from "@infostream/chassis/duration";
import type { Feed } from "@infostream/contracts";
import type { FeedState } from "./state";

/** What a feed shows of itself. */
export type ViewedState = Pick<
  FeedState,
  | "url"
  | "givenTitle"
  | "title"
  | "siteUrl"
  | "pollEveryMs"
  | "paused"
  | "gone"
  | "fetchFailures"
  | "fetchError"
  | "documentFailures"
  | "documentError"
  | "lastPolledAt"
  | "lastChangedAt"
  | "nextPollAt"
  | "nextPollReason"
>;

/** A feed as people and other services see it. */
export function feedView(id: string, feed: ViewedState): Feed {
  const failures = feed.fetchFailures + feed.documentFailures;
  return {
    id,
    url: feed.url,
    title: feed.givenTitle ?? feed.title,
    siteUrl: feed.siteUrl,
    status: feed.gone ? "gone" : feed.paused ? "paused" : failures > 0 ? "failing" : "active",
    pollEvery: feed.pollEveryMs === null ? null : formatDuration(feed.pollEveryMs),
    lastPolledAt: feed.lastPolledAt?.toISOString() ?? null,
    lastChangedAt: feed.lastChangedAt?.toISOString() ?? null,
    nextPollAt: feed.nextPollAt?.toISOString() ?? null,
    nextPollReason: feed.nextPollReason,
    failures,
    // a server that does not answer is the newer trouble
    lastError: feed.fetchError ?? feed.documentError,
  };
}
