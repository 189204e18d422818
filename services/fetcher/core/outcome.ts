import { STATUS_CODES } from "node:http";
import { maxAgeMs, retryAfterMs } from "./asked-wait";
import { feedNamedBy } from "./discover";
import { durationInWords } from "./duration-words";

/** What one poll came to. Everything a feed's server can do ends as one of these; nothing is thrown for it. */
export type Outcome =
  | { readonly kind: "updated"; readonly document: Document; readonly freshness: Freshness }
  | { readonly kind: "unchanged"; readonly freshness: Freshness }
  /** A page that names its feed. */
  | { readonly kind: "elsewhere"; readonly feedUrl: string }
  | { readonly kind: "throttled"; readonly retryAfterMs: number | null; readonly reason: string }
  | { readonly kind: "gone"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };

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

/** What was known of a feed before this poll. */
export interface Known extends Validators {
  readonly sha256: string | null;
  /** It never had a document, and its address was not taken from a page: a page that a page names is not followed. */
  readonly mayBePage: boolean;
}

/** Whether the body of an answer with this status is read at all. */
export const bringsDocument = (status: number) => status === 200 || status === 203;

export function judge(known: Known, answer: Answer | Unreachable, now: Date): Outcome {
  if ("unreachable" in answer) return { kind: "failed", reason: answer.unreachable };
  const { status, headers } = answer;
  const freshness = freshnessOf(headers);
  // a 304 need not repeat the validators; those it leaves out still hold. Without a known document it is no answer
  if (status === 304 && known.sha256 !== null)
    return { kind: "unchanged", freshness: { ...freshness, ...keptValidators(known, freshness) } };
  const reason = `the server answered ${status} ${STATUS_CODES[status] ?? ""}`.trim();
  if (status === 410) return { kind: "gone", reason };
  if (status === 429 || status === 503) return throttled(reason, retryAfterMs(headers, now));
  if (!bringsDocument(status)) return { kind: "failed", reason };
  // some servers send the same document under a new ETag at every request
  if (answer.sha256 === known.sha256) return { kind: "unchanged", freshness };
  const feedUrl = known.mayBePage ? feedNamedBy(answer) : null;
  if (feedUrl !== null) return { kind: "elsewhere", feedUrl };
  const { body, sha256, url } = answer;
  return { kind: "updated", freshness, document: { body, sha256, status, headers, url } };
}

/** The server serves again what the tagger could not read: one more failure, whatever the server thinks of it. */
export const failsAgain = ({ kind }: Outcome, newestUnreadable: boolean) => kind === "unchanged" && newestUnreadable;

const freshnessOf = (headers: Headers): Freshness => ({
  etag: sendable(headers.get("etag")),
  lastModified: sendable(headers.get("last-modified")),
  maxAgeMs: maxAgeMs(headers),
});

/** A validator that could not be sent back would break every later poll. */
const sendable = (value: string | null) =>
  value !== null && /^[\x20-\x7e\x80-\xff]{1,1000}$/.test(value) ? value : null;

const keptValidators = (known: Validators, now: Validators): Validators => ({
  etag: now.etag ?? known.etag,
  lastModified: now.lastModified ?? known.lastModified,
});

const throttled = (reason: string, retryAfter: number | null): Outcome => ({
  kind: "throttled",
  retryAfterMs: retryAfter,
  reason: retryAfter === null ? reason : `${reason} and asked to wait ${durationInWords(retryAfter)}`,
});
