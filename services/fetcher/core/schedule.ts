import { durationInWords as words } from "./duration-words";

/** Shortest and longest time between two polls of a feed whose owner asked for no interval of its own. */
export interface Bounds {
  readonly minMs: number;
  readonly maxMs: number;
}

/** All that decides when a feed is asked again; `null` where nothing is known. */
export interface Pace {
  /** Asked for by the operator: overrides bounds and rhythm. */
  readonly pollEveryMs: number | null;
  /** Median time between the articles of its newest document. */
  readonly medianGapMs: number | null;
  /** The document's own wish: `ttl`, `sy:updatePeriod`. */
  readonly ttlMs: number | null;
  /** For how long the server calls its answer fresh: `Cache-Control: max-age`. */
  readonly maxAgeMs: number | null;
  /** In a row. */
  readonly failures: number;
  /** `Retry-After` of the last answer. */
  readonly askedToWaitMs: number | null;
  readonly paused: boolean;
  readonly gone: boolean;
}

export interface NextPoll {
  readonly at: Date | null;
  readonly reason: string;
}

interface Wait {
  readonly ms: number;
  readonly reason: string;
}

const HOUR_MS = 3_600_000;
const UNKNOWN_RHYTHM_MS = HOUR_MS;
/** A feed that its operator wants often is not forgotten because it fails. */
const GENTLEST = 10;

/** When to poll next, counted from `since`, and why in words. `random` in [0, 1) spreads polls by ±10 %. */
export function nextPoll(pace: Pace, bounds: Bounds, since: Date, random: number): NextPoll {
  if (pace.paused) return { at: null, reason: "paused" };
  if (pace.gone) return { at: null, reason: "the server says that the feed is gone for good" };
  const { ms, reason } = wait(pace, bounds);
  const shortest = pace.askedToWaitMs !== null ? ms : pace.pollEveryMs !== null ? 0 : bounds.minMs;
  const spread = Math.max(shortest, ms * (0.9 + 0.2 * random));
  return { at: new Date(since.getTime() + Math.round(spread)), reason };
}

function wait(pace: Pace, bounds: Bounds): Wait {
  const { pollEveryMs, failures, askedToWaitMs } = pace;
  if (askedToWaitMs !== null)
    return {
      ms: Math.max(askedToWaitMs, pollEveryMs ?? bounds.minMs),
      reason: `the server asked to wait ${words(askedToWaitMs)}`,
    };
  if (failures > 0) {
    const ms = backOff(pollEveryMs, failures, bounds);
    return { ms, reason: `${words(ms)} after ${failures === 1 ? "a failure" : `${failures} failures in a row`}` };
  }
  if (pollEveryMs !== null) return { ms: pollEveryMs, reason: `every ${words(pollEveryMs)}, as asked for` };
  return within(bounds, wished(pace));
}

function backOff(pollEveryMs: number | null, failures: number, { minMs, maxMs }: Bounds): number {
  // past 2^20 every bound is reached
  const doublings = 2 ** Math.min(failures, 20);
  return pollEveryMs !== null ? pollEveryMs * Math.min(doublings, GENTLEST) : Math.min(maxMs, (minMs * doublings) / 2);
}

/** The longest of what rhythm, document and server say. */
function wished({ medianGapMs, ttlMs, maxAgeMs }: Pace): Wait {
  const rhythm: Wait =
    medianGapMs === null
      ? { ms: UNKNOWN_RHYTHM_MS, reason: "its rhythm is not known yet" }
      : { ms: medianGapMs / 2, reason: `half the usual ${words(medianGapMs)} between articles` };
  const wishes: Wait[] = [
    rhythm,
    { ms: ttlMs ?? 0, reason: `the feed asks for ${words(ttlMs ?? 0)} between polls` },
    { ms: maxAgeMs ?? 0, reason: `the server calls its answer fresh for ${words(maxAgeMs ?? 0)}` },
  ];
  return wishes.reduce((longest, wish) => (wish.ms > longest.ms ? wish : longest));
}

function within({ minMs, maxMs }: Bounds, { ms, reason }: Wait): Wait {
  if (ms < minMs) return { ms: minMs, reason: `${reason}, but at least ${words(minMs)}` };
  if (ms > maxMs) return { ms: maxMs, reason: `${reason}, but at most ${words(maxMs)}` };
  return { ms, reason };
}
