import type { UpdateObject } from "kysely";
import type { FeedChanges, FeedState } from "../core/feed/state";
import type { FeedRow, FetcherTables } from "./tables";

/** A feed's row as its state. */
export const stateOf = (row: FeedRow): FeedState => ({
  url: row.url,
  host: row.host,
  givenTitle: row.given_title,
  title: row.title,
  siteUrl: row.site_url,
  pollEveryMs: numberOf(row.poll_every_ms),
  paused: row.paused,
  gone: row.gone,
  etag: row.etag,
  lastModified: row.last_modified,
  sha256: row.sha256,
  newestFetchId: row.newest_fetch_id,
  parsedFetchId: row.parsed_fetch_id,
  medianGapMs: numberOf(row.median_gap_ms),
  ttlMs: numberOf(row.ttl_ms),
  maxAgeMs: numberOf(row.max_age_ms),
  fetchFailures: row.fetch_failures,
  fetchError: row.fetch_error,
  documentFailures: row.document_failures,
  documentError: row.document_error,
  retryAfterUntil: row.retry_after_until,
  movedTo: row.moved_to,
  movedTimes: row.moved_times,
  namedBy: row.named_by,
  nextPollAt: row.next_poll_at,
  nextPollReason: row.next_poll_reason,
  pollAgain: row.poll_again,
  pollUnderWay: row.lease_until !== null,
  lastPolledAt: row.last_polled_at,
  lastChangedAt: row.last_changed_at,
  subscribedAt: row.subscribed_at,
  unsubscribedAt: row.unsubscribed_at,
});

/** Changes of a feed's state as columns. A field that has none here does not compile. */
export function columnsOf(changes: FeedChanges) {
  const { url, host, givenTitle, title, siteUrl, pollEveryMs, paused, gone, etag, lastModified, sha256, ...more } =
    changes;
  const { newestFetchId, parsedFetchId, medianGapMs, ttlMs, maxAgeMs, fetchFailures, fetchError, ...others } = more;
  const { documentFailures, documentError, retryAfterUntil, movedTo, movedTimes, namedBy, ...rest } = others;
  const { nextPollAt, nextPollReason, pollAgain, pollUnderWay, lastPolledAt, lastChangedAt, ...last } = rest;
  const { subscribedAt, unsubscribedAt, ...unmapped } = last;
  unmapped satisfies Record<string, never>;
  return {
    url,
    host,
    given_title: givenTitle,
    title,
    site_url: siteUrl,
    poll_every_ms: pollEveryMs,
    paused,
    gone,
    etag,
    last_modified: lastModified,
    sha256,
    newest_fetch_id: newestFetchId,
    parsed_fetch_id: parsedFetchId,
    median_gap_ms: medianGapMs,
    ttl_ms: ttlMs,
    max_age_ms: maxAgeMs,
    fetch_failures: fetchFailures,
    fetch_error: fetchError,
    document_failures: documentFailures,
    document_error: documentError,
    retry_after_until: retryAfterUntil,
    moved_to: movedTo,
    moved_times: movedTimes,
    named_by: namedBy,
    next_poll_at: nextPollAt,
    next_poll_reason: nextPollReason,
    poll_again: pollAgain,
    last_polled_at: lastPolledAt,
    last_changed_at: lastChangedAt,
    subscribed_at: subscribedAt,
    unsubscribed_at: unsubscribedAt,
    ...(pollUnderWay === false ? { lease_until: null, lease_token: null, lease_owner: null } : {}),
  } satisfies UpdateObject<FetcherTables, "fetcher.feeds">;
}

/** Milliseconds: the driver gives a `bigint` as text. */
const numberOf = (text: string | null) => (text === null ? null : Number(text));
