import type { FeedParsed, FeedRaw } from "@infostream/contracts";
import type { ParsedFeed } from "./read/parsed-feed";
import { storable } from "./storable";

const GAPS = 50;
const TITLE = 500;
const URL_LENGTH = 2048;
const MINUTE_MS = 60_000;

/** The title and the site that a feed states, bounded: every message of the feed carries them. */
export const feedNames = ({ title, siteUrl }: Pick<ParsedFeed, "title" | "siteUrl">) => ({
  title: title && storable(title, TITLE),
  siteUrl: siteUrl === null || siteUrl.length > URL_LENGTH ? null : storable(siteUrl),
});

/** The `feed.parsed` of a document that is a feed: its title and site, and what its schedule follows. */
export function parsedResult(document: FeedRaw, feed: ParsedFeed): FeedParsed {
  return {
    outcome: "understood",
    feedId: document.feedId,
    fetchId: document.fetchId,
    ...feedNames(feed),
    items: feed.items.length,
    publishedGapsMs: gaps(feed.items.flatMap(({ publishedAt }) => publishedAt?.getTime() ?? [])),
    ttlMs: longest(feed.ttlMinutes, feed.updatePeriodMinutes),
  };
}

/** The `feed.parsed` of a document that is not a feed, or cannot be read; `unread` where the reason does not lie in the document. */
export const failedResult = (document: FeedRaw, reason: string, { unread = false } = {}): FeedParsed => ({
  outcome: "failed",
  feedId: document.feedId,
  fetchId: document.fetchId,
  reason: storable(reason, 1000),
  ...(unread ? { unread } : {}),
});

function gaps(times: readonly number[]): number[] {
  const newestFirst = times.toSorted((a, b) => b - a).slice(0, GAPS + 1);
  return newestFirst.slice(1).map((time, index) => (newestFirst[index] ?? time) - time);
}

function longest(...minutes: readonly (number | null)[]): number | null {
  const most = Math.max(...minutes.map((value) => value ?? 0));
  return most > 0 ? Math.round(most * MINUTE_MS) : null;
}
