import { STATUS_CODES } from "node:http";
import { maxAgeMs, retryAfterMs } from "./cache-headers";
import { feedNamedBy } from "./discover";
import { durationInWords } from "./duration-words";

/**
 * The outcome of one poll. Everything that a feed's server can do becomes one of these; nothing is thrown for it. What each
 * does to its feed: core/feed/poll-finished.
 */
export type Outcome =
  | { readonly kind: "updated"; readonly document: Document; readonly freshness: Freshness }
  | { readonly kind: "unchanged"; readonly freshness: Freshness }
  /** A web page that names its feed. */
  | { readonly kind: "elsewhere"; readonly feedUrl: string }
  | { readonly kind: "throttled"; readonly retryAfterMs: number | null; readonly reason: string }
  | { readonly kind: "gone"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };

/** How a poll ended: another fetcher may hold the lease by then, and nothing is recorded. */
export type PollResult = Outcome | { readonly kind: "lease lost" };

export interface Document {
  readonly body: Uint8Array;
  readonly sha256: string;
  readonly status: number;
  readonly headers: Headers;
  readonly url: string;
}

export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface Freshness extends Validators {
  readonly maxAgeMs: number | null;
}

export interface Answer extends Document {
  /** Where the feed lives now, if every redirect up to there was permanent. */
  readonly movedTo: string | null;
  /** Whether the address that was reached is one of the public internet. */
  readonly publicAddress: boolean;
}

export interface Unreachable {
  readonly unreachable: string;
}

/** What the fetches before this one left: validators and hash of the newest document. */
export interface PreviousFetch extends Validators {
  readonly sha256: string | null;
  /** No document was fetched yet, and no page named this URL: a page that another page names is not followed. */
  readonly mayBePage: boolean;
}

/** Whether the body of an answer with this status is read at all. */
export const bringsDocument = (status: number) => status === 200 || status === 203;

export function classify(previous: PreviousFetch, answer: Answer | Unreachable, now: Date): Outcome {
  if ("unreachable" in answer) return { kind: "failed", reason: answer.unreachable };
  const { status, headers } = answer;
  const freshness = freshnessOf(headers);
  if (status === 304) return notModified(previous, freshness);
  const reason = `The server answered ${status} ${STATUS_CODES[status] ?? ""}`.trim();
  if (status === 410) return { kind: "gone", reason };
  if (status === 429 || status === 503) return throttled(reason, retryAfterMs(headers, now));
  if (!bringsDocument(status)) return { kind: "failed", reason };
  // some servers send an unchanged body with a new ETag each time
  if (answer.sha256 === previous.sha256) return { kind: "unchanged", freshness };
  const feedUrl = previous.mayBePage ? feedNamedBy(answer) : null;
  if (feedUrl !== null) return { kind: "elsewhere", feedUrl };
  const { body, sha256, url } = answer;
  return { kind: "updated", freshness, document: { body, sha256, status, headers, url } };
}

/** A 304 may omit validators; the previous ones stay valid. Where we sent none, it does not answer what we asked. */
const notModified = (previous: Validators, freshness: Freshness): Outcome =>
  previous.etag === null && previous.lastModified === null
    ? { kind: "failed", reason: "The server answered 304 Not Modified to a request without validators" }
    : { kind: "unchanged", freshness: { ...freshness, ...keptValidators(previous, freshness) } };

/** All that stories and adapters need to know of an outcome. */
export interface OutcomeFacts {
  /** To archive, record and publish. */
  readonly document: Document | null;
  /** The server knows the feed: it sent the document, or said that it is unchanged. */
  readonly served: boolean;
  /** The feed that a web page names. */
  readonly namedFeed: string | null;
  /** Fields of the poll's log line. */
  readonly logged: Readonly<Record<string, string | number>>;
}

/** The only place beside core/feed/poll-finished that takes outcomes apart, so that a new one is decided on in two places. */
export function factsOf(result: PollResult): OutcomeFacts {
  const nothing = { document: null, served: false, namedFeed: null, logged: {} };
  switch (result.kind) {
    case "updated": {
      const { document } = result;
      const logged = { status: document.status, bytes: document.body.byteLength };
      return { ...nothing, document, served: true, logged };
    }
    case "unchanged":
      return { ...nothing, served: true };
    case "elsewhere":
      return { ...nothing, namedFeed: result.feedUrl, logged: { feedUrl: result.feedUrl } };
    case "throttled":
    case "gone":
    case "failed":
      return { ...nothing, logged: { reason: result.reason } };
    case "lease lost":
      return nothing;
    default:
      return result satisfies never;
  }
}

const freshnessOf = (headers: Headers): Freshness => ({
  etag: sendable(headers.get("etag")),
  lastModified: sendable(headers.get("last-modified")),
  maxAgeMs: maxAgeMs(headers),
});

/** A validator that cannot be sent back would break every later poll. */
const sendable = (value: string | null) =>
  value !== null && /^[\x20-\x7e\x80-\xff]{1,1000}$/.test(value) ? value : null;

const keptValidators = (previous: Validators, now: Validators): Validators => ({
  etag: now.etag ?? previous.etag,
  lastModified: now.lastModified ?? previous.lastModified,
});

const throttled = (reason: string, retryAfter: number | null): Outcome => ({
  kind: "throttled",
  retryAfterMs: retryAfter,
  reason: retryAfter === null ? reason : `${reason} and asked to wait ${durationInWords(retryAfter)}`,
});
