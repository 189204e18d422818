import { type Answer, failsAgain, judge, type Known, type Outcome, type Unreachable } from "./core/outcome";
import { type Bounds, type NextPoll, nextPoll, type Pace } from "./core/schedule";

export interface LeasedFeed {
  readonly id: string;
  readonly url: string;
  readonly host: string;
  readonly leaseToken: string;
  readonly known: Known;
  readonly pace: Omit<Pace, "failures" | "askedToWaitMs">;
  readonly failures: {
    readonly fetch: number;
    readonly document: number;
    /** Its newest document is known to be one that the tagger could not read. */
    readonly newest: boolean;
  };
}

/** All that is written down of a poll, in one transaction. */
export interface Polled {
  readonly outcome: Outcome;
  /** Where the document was kept; null where there is none. */
  readonly archiveKey: string | null;
  /** Null where no server was reached. */
  readonly reached: { readonly movedTo: string | null; readonly publicAddress: boolean } | null;
  readonly next: NextPoll;
  readonly at: Date;
}

/** What a poll needs of the world, as verbs. `main` hands over what does it. */
export interface World {
  ask(feed: LeasedFeed): Promise<Answer | Unreachable>;
  keep(body: Uint8Array, sha256: string): Promise<string>;
  /** Writes the document's row and the feed's new state in one transaction; false where the lease was lost. */
  record(feed: LeasedFeed, polled: Polled): Promise<boolean>;
  now(): Date;
  random(): number;
}

/** One due feed: ask its server, keep what is new, record what it came to and when to ask again. */
export async function poll(feed: LeasedFeed, bounds: Bounds, world: World): Promise<Outcome | { kind: "lease lost" }> {
  const answer = await world.ask(feed);
  const outcome = judge(feed.known, answer, world.now());
  // kept before it is recorded: a crash between the two leaves an object that the next try finds again, never a row without one
  const archiveKey =
    outcome.kind === "updated" ? await world.keep(outcome.document.body, outcome.document.sha256) : null;
  const at = world.now();
  const next = nextPoll(paceAfter(feed, outcome), bounds, at, world.random());
  const reached = "unreachable" in answer ? null : answer;
  return (await world.record(feed, { outcome, archiveKey, reached, next, at })) ? outcome : { kind: "lease lost" };
}

/** A poll that came to nothing by a fault of our own: the feed shows it, and is asked again later. */
export function abandon(feed: LeasedFeed, bounds: Bounds, world: Pick<World, "record" | "now" | "random">) {
  const outcome: Outcome = { kind: "failed", reason: "it failed inside the fetcher; see its log" };
  const at = world.now();
  const next = nextPoll(paceAfter(feed, outcome), bounds, at, world.random());
  return world.record(feed, { outcome, archiveKey: null, reached: null, next, at });
}

function paceAfter({ pace, failures }: LeasedFeed, outcome: Outcome): Pace {
  // a page that names its feed counts as a failure until that address is taken
  const failed = outcome.kind === "failed" || outcome.kind === "throttled" || outcome.kind === "elsewhere";
  return {
    ...pace,
    maxAgeMs: "freshness" in outcome ? outcome.freshness.maxAgeMs : pace.maxAgeMs,
    // what the tagger could not read stays a failure until it can, and is one more each time it is served
    failures: failures.document + (failed ? failures.fetch + 1 : failsAgain(outcome, failures.newest) ? 1 : 0),
    askedToWaitMs: outcome.kind === "throttled" ? outcome.retryAfterMs : null,
    gone: outcome.kind === "gone",
  };
}
