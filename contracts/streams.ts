import { ArticleTagged } from "./article-tagged";
import { deadLetterOf } from "./dead-letter";
import { FeedParsed } from "./feed-parsed";
import { FeedRaw } from "./feed-raw";

const KiB = 1024;
const MiB = 1024 * KiB;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A JetStream stream as data. All are file-backed, `limits` retention, discard old; why: docs/architecture.md. */
export interface Stream {
  readonly name: string;
  readonly description: string;
  readonly subjects: readonly string[];
  readonly maxAgeMs: number;
  readonly maxBytes: number;
  /** Bytes; a larger message is the publisher's mistake. */
  readonly maxMessageBytes: number;
  /** Msg-Ids seen within it are stored once. */
  readonly duplicateWindowMs: number;
  /** Those that provisioning makes, and some for a person who looks at the stream as `admin`. */
  readonly maxConsumers: number;
}

export interface Consumer {
  readonly stream: string;
  readonly name: string;
  readonly ackWaitMs: number;
  readonly maxDeliver: number;
  readonly maxAckPending: number;
}

const DUPLICATE_WINDOW_MS = 10 * 60 * 1000;

export const FEED_RAW: Stream = {
  name: "FEED_RAW",
  description: "a document was fetched and stored in the archive",
  subjects: [FeedRaw.subject],
  maxAgeMs: 7 * DAY_MS,
  maxBytes: 1024 * MiB,
  maxMessageBytes: 64 * KiB,
  duplicateWindowMs: DUPLICATE_WINDOW_MS,
  maxConsumers: 8,
};

export const FEED_PARSED: Stream = {
  name: "FEED_PARSED",
  description: "what a document says about its feed, or why it is not a feed",
  subjects: [FeedParsed.subject],
  maxAgeMs: 2 * DAY_MS,
  maxBytes: 256 * MiB,
  maxMessageBytes: 64 * KiB,
  duplicateWindowMs: DUPLICATE_WINDOW_MS,
  maxConsumers: 8,
};

export const ARTICLE_TAGGED: Stream = {
  name: "ARTICLE_TAGGED",
  description: "an article was stored, or stored again because it changed",
  subjects: [ArticleTagged.subject],
  maxAgeMs: 30 * DAY_MS,
  maxBytes: 4096 * MiB,
  maxMessageBytes: 256 * KiB,
  duplicateWindowMs: DUPLICATE_WINDOW_MS,
  maxConsumers: 64,
};

export const DEAD: Stream = {
  name: "DEAD",
  description: "messages that no attempt can process, with their cause",
  subjects: [deadLetterOf(FeedRaw.subject).subject, deadLetterOf(FeedParsed.subject).subject],
  maxAgeMs: 90 * DAY_MS,
  maxBytes: 256 * MiB,
  maxMessageBytes: 512 * KiB,
  duplicateWindowMs: DUPLICATE_WINDOW_MS,
  maxConsumers: 8,
};

export const streams: readonly Stream[] = [FEED_RAW, FEED_PARSED, ARTICLE_TAGGED, DEAD];

/** The tagger's place in FEED_RAW. */
export const TAGGER: Consumer = {
  stream: FEED_RAW.name,
  name: "tagger",
  ackWaitMs: 20_000,
  maxDeliver: 20,
  // the server's limit over all taggers: with 8, what a killed one had prefetched held the next up for 19.7 s
  maxAckPending: 1000,
};

/** The fetcher's place in FEED_PARSED. */
export const FETCHER: Consumer = { ...TAGGER, stream: FEED_PARSED.name, name: "fetcher" };

export const consumers: readonly Consumer[] = [TAGGER, FETCHER];
