import type { PreviousFetch, Validators } from "../outcome";

/**
 * One feed: everything stored of it that decides what happens next. The transitions beside this file, one for each event, are
 * the only ones that decide; adapters lock the row, call one and write what it changes. What each column means:
 * adapters/tables.ts.
 */
export interface FeedState extends Validators {
  readonly url: string;
  readonly host: string;
  readonly givenTitle: string | null;
  readonly title: string | null;
  readonly siteUrl: string | null;
  readonly pollEveryMs: number | null;
  readonly paused: boolean;
  readonly gone: boolean;
  readonly sha256: string | null;
  readonly newestFetchId: string | null;
  readonly parsedFetchId: string | null;
  readonly medianGapMs: number | null;
  readonly ttlMs: number | null;
  readonly maxAgeMs: number | null;
  readonly fetchFailures: number;
  readonly fetchError: string | null;
  readonly documentFailures: number;
  readonly documentError: string | null;
  readonly retryAfterUntil: Date | null;
  readonly movedTo: string | null;
  readonly movedTimes: number;
  readonly namedBy: string | null;
  readonly nextPollAt: Date | null;
  readonly nextPollReason: string | null;
  readonly pollAgain: boolean;
  /** Some fetcher holds its lease, or held it and never came back. */
  readonly pollUnderWay: boolean;
  readonly lastPolledAt: Date | null;
  readonly lastChangedAt: Date | null;
  readonly subscribedAt: Date;
  readonly unsubscribedAt: Date | null;
}

/** What an event changes of a feed; all else stays. A transition may end a lease, never begin one. */
export type FeedChanges = Partial<Omit<FeedState, "pollUnderWay">> & { readonly pollUnderWay?: false };

/** What a poll that begins now knows of the fetches before it. */
export const previousFetch = ({ etag, lastModified, sha256, newestFetchId, namedBy }: FeedState): PreviousFetch => ({
  etag,
  lastModified,
  sha256,
  mayBePage: newestFetchId === null && namedBy === null,
});

/** The tagger has reported that it could not read the newest document. */
export const isNewestUnreadable = ({ documentFailures, parsedFetchId, newestFetchId }: FeedState) =>
  documentFailures > 0 && parsedFetchId === newestFetchId;

/** The validators are forgotten: the next poll fetches the document whether it has changed or not. */
export const NO_VALIDATORS = { etag: null, lastModified: null, sha256: null } as const;
