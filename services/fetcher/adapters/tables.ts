import type { FeedRaw } from "@infostream/contracts";
import type { ColumnType, Generated, GeneratedAlways, JSONColumnType, Selectable } from "kysely";

/** Everything the fetcher owns, in its schema. */
export interface FetcherTables {
  "fetcher.feeds": FeedsTable;
  "fetcher.hosts": HostsTable;
  "fetcher.raw_documents": RawDocumentsTable;
}

/** `bigint`: the driver gives text, and takes numbers as well. */
type Big = ColumnType<string, string | number, string | number>;
type BigOrNull = ColumnType<string | null, string | number | null | undefined, string | number | null>;

/** A subscription and everything its polls have shown. Never deleted: a URL that is added again keeps its id. */
interface FeedsTable {
  id: GeneratedAlways<string>;
  /** As core/feed-url spells it; unique among the feeds that are subscribed. */
  url: string;
  /** `hostname:port` of `url`: the unit of politeness. */
  host: string;
  /** The operator's title, which wins over the document's in `title`. */
  given_title: string | null;
  title: string | null;
  site_url: string | null;
  /** The operator's interval, which wins over every other. */
  poll_every_ms: BigOrNull;
  paused: Generated<boolean>;
  /** The server answered 410. */
  gone: Generated<boolean>;
  /**
   * Validators and hash of the document that `newest_fetch_id` names; they move with its row or not at all. Null once the
   * tagger says that it was not read.
   */
  etag: string | null;
  last_modified: string | null;
  sha256: string | null;
  newest_fetch_id: string | null;
  /** The fetch whose document the tagger has reported on: a second report does not count its failure again. */
  parsed_fetch_id: string | null;
  /** These decide the schedule: core/feed/schedule. */
  median_gap_ms: BigOrNull;
  ttl_ms: BigOrNull;
  max_age_ms: BigOrNull;
  /** Polls that failed in a row, and the last one's reason: the fetcher's own, ended by any answer that serves. */
  fetch_failures: Generated<number>;
  fetch_error: string | null;
  /** Polls in a row whose newest document the tagger could not read, and why: ended only by one that it can. */
  document_failures: Generated<number>;
  document_error: string | null;
  /** No poll before, not even one that a person asks for. */
  retry_after_until: Date | null;
  /** Where permanent redirects lead, and how many polls in a row have met them. */
  moved_to: string | null;
  moved_times: Generated<number>;
  /** The page whose `<link>` named this address. */
  named_by: string | null;
  /** Null where no poll is due: paused, gone, unsubscribed. */
  next_poll_at: Date | null;
  next_poll_reason: string | null;
  /** Something changed while a poll was under way: when it ends, the next is due at once. */
  poll_again: Generated<boolean>;
  /** A poll is under way, and until then no other may begin. */
  lease_until: Date | null;
  /** A new one for each lease, so that a fetcher which lost its lease cannot write. */
  lease_token: string | null;
  /** The fetcher that holds it. */
  lease_owner: string | null;
  last_polled_at: Date | null;
  last_changed_at: Date | null;
  subscribed_at: Generated<Date>;
  unsubscribed_at: Date | null;
}

/** What is known of a `hostname:port`, for politeness. */
interface HostsTable {
  host: string;
  /** On public addresses; loopback and private ones need no politeness. Known from the address that a poll reached. */
  polite: Generated<boolean>;
  /** No poll of any of its feeds begins before. */
  next_allowed_at: Date | null;
}

/** Outbox of `feed.raw`: whole messages, so that they can be published again. */
interface RawDocumentsTable {
  fetch_id: string;
  feed_id: Big;
  event: JSONColumnType<FeedRaw>;
  /** The trace that the poll began. */
  traceparent: string;
  created_at: Generated<Date>;
  /** A relay is publishing it; others leave it alone until then. */
  claimed_until: Date | null;
  published_at: Date | null;
}

export type FeedRow = Selectable<FeedsTable>;
