import type { FeedParsed } from "@infostream/contracts";
import { medianGap } from "../median-gap";
import { readTitle } from "../new-subscription";
import { type Bounds, nextPoll } from "./schedule";
import { type FeedChanges, type FeedState, NO_VALIDATORS } from "./state";

/** What the tagger found when it parsed a document. */
export type ParseResult = { readonly fetchId: string } &
  /** `unread`: nothing is known to be wrong with the document, and it must be fetched again to be parsed. */
  (
    | { readonly kind: "failed"; readonly reason: string; readonly unread: boolean }
    | {
        readonly kind: "understood";
        readonly title: string | null;
        readonly siteUrl: string | null;
        readonly medianGapMs: number | null;
        readonly ttlMs: number | null;
      }
  );

const LONGEST_REASON = 500;
const LONGEST_URL = 2048;

export function readParseResult(parsed: FeedParsed): ParseResult {
  const { fetchId } = parsed;
  if (parsed.outcome === "failed") {
    const reason = parsed.reason.replaceAll("\0", "").slice(0, LONGEST_REASON);
    return { kind: "failed", fetchId, reason, unread: parsed.unread === true };
  }
  return {
    kind: "understood",
    fetchId,
    title: readTitle(parsed.title),
    siteUrl: webUrl(parsed.siteUrl),
    medianGapMs: medianGap(parsed.publishedGapsMs),
    ttlMs: parsed.ttlMs,
  };
}

/** The tagger has parsed a document, or failed to. Null if that is no longer the newest document: nothing changes. */
export function afterParseResult(
  feed: FeedState,
  result: ParseResult,
  bounds: Bounds,
  now: Date,
  random: number,
): FeedChanges | null {
  if (feed.newestFetchId !== result.fetchId) return null;
  const changes: FeedChanges = { parsedFetchId: result.fetchId, ...afterResult(feed, result) };
  const after = { ...feed, ...changes };
  // the next poll was planned before the document was understood
  return { ...changes, ...(mayReplan(after, now) ? nextPoll(after, bounds, after.lastPolledAt, random) : {}) };
}

function afterResult(feed: FeedState, result: ParseResult): FeedChanges {
  switch (result.kind) {
    case "understood": {
      const { title, siteUrl, medianGapMs, ttlMs } = result;
      return { documentError: null, documentFailures: 0, title, siteUrl, medianGapMs, ttlMs };
    }
    case "failed":
      return {
        documentError: result.reason,
        documentFailures: failuresWith(feed, result.fetchId),
        // fetched again whether it has changed or not: by the next poll, or by the one after a poll that is under way
        ...(result.unread ? { ...NO_VALIDATORS, pollAgain: feed.pollUnderWay } : {}),
      };
    default:
      return result satisfies never;
  }
}

/** Messages come at least once, but each document fails once. */
const failuresWith = ({ parsedFetchId, documentFailures }: FeedState, fetchId: string) =>
  parsedFetchId === fetchId ? documentFailures || 1 : documentFailures + 1;

/** A poll that is due stays due; one that is under way plans the next itself; a failing server keeps its back-off. */
const mayReplan = (feed: FeedState, now: Date): feed is FeedState & { readonly lastPolledAt: Date } =>
  feed.lastPolledAt !== null &&
  feed.nextPollAt !== null &&
  feed.nextPollAt > now &&
  !feed.pollUnderWay &&
  feed.fetchFailures === 0;

function webUrl(text: string | null): string | null {
  const url = text === null ? null : URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.href.length <= LONGEST_URL ? url.href : null;
}
