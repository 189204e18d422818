import type { LeaseSnapshot } from "./core/feed/poll-finished";
import {
  type Answer,
  classify,
  factsOf,
  type Outcome,
  type PollResult,
  type PreviousFetch,
  type Unreachable,
} from "./core/outcome";

export interface LeasedFeed {
  readonly id: string;
  readonly url: string;
  readonly host: string;
  readonly leaseToken: string;
  readonly previous: PreviousFetch;
  readonly snapshot: LeaseSnapshot;
}

/** What a server answered before its feed was leased. */
export interface Look extends Disposable {
  /** Its body lives until this is disposed. */
  readonly answer: Answer | Unreachable;
}

/** All that is recorded of a poll, in one transaction. */
export interface PolledFeed {
  readonly outcome: Outcome;
  /** Where the document was archived; null without a document. */
  readonly archiveKey: string | null;
  /** Null where no server was reached. */
  readonly reached: { readonly movedTo: string | null; readonly publicAddress: boolean } | null;
}

/** The side effects of a poll. `main` passes the adapters; tests pass small functions. */
export interface PollDeps {
  fetch(feed: LeasedFeed): Promise<Answer | Unreachable>;
  /** Stores the body in the archive and returns its key. */
  archive(body: Uint8Array, sha256: string): Promise<string>;
  /** Writes the document's row and the feed's new state in one transaction; false if the lease was lost. */
  recordPoll(feed: LeasedFeed, polled: PolledFeed, now: Date, random: number): Promise<boolean>;
  now(): Date;
  random(): number;
}

/** Polls one due feed: fetch, classify, archive a new document, record the outcome and when to poll next. */
export async function poll(feed: LeasedFeed, deps: PollDeps): Promise<PollResult> {
  const answer = await deps.fetch(feed);
  const outcome = classify(feed.previous, answer, deps.now());
  const { document } = factsOf(outcome);
  // archive before recording: a crash in between leaves an orphan object, never a row without one
  const archiveKey = document === null ? null : await deps.archive(document.body, document.sha256);
  const reached = "unreachable" in answer ? null : answer;
  const recorded = await deps.recordPoll(feed, { outcome, archiveKey, reached }, deps.now(), deps.random());
  return recorded ? outcome : { kind: "lease lost" };
}

/** A poll that failed inside this service: the feed shows it and is polled again later. */
export function abandon(
  feed: LeasedFeed,
  { recordPoll, now, random }: Pick<PollDeps, "recordPoll" | "now" | "random">,
) {
  const outcome: Outcome = { kind: "failed", reason: "The fetcher could not process this feed; its log says why" };
  return recordPoll(feed, { outcome, archiveKey: null, reached: null }, now(), random());
}
