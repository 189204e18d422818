import { formatDuration } from "@infostream/chassis/duration";
import type { Feed } from "@infostream/contracts";

/** What is stored of a feed, as far as others may see it. */
export interface StoredFeed {
  readonly id: string;
  readonly url: string;
  readonly givenTitle: string | null;
  readonly title: string | null;
  readonly siteUrl: string | null;
  readonly pollEveryMs: number | null;
  readonly paused: boolean;
  readonly gone: boolean;
  readonly fetchFailures: number;
  readonly fetchError: string | null;
  readonly documentFailures: number;
  readonly documentError: string | null;
  readonly lastPolledAt: Date | null;
  readonly lastChangedAt: Date | null;
  readonly nextPollAt: Date | null;
  readonly nextPollReason: string | null;
}

/** A feed as its owner shows it. */
export function feedView(feed: StoredFeed): Feed {
  const failures = feed.fetchFailures + feed.documentFailures;
  return {
    id: feed.id,
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
