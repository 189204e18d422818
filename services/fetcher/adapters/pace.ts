import type { Pace } from "../core/schedule";
import type { FeedRow } from "./tables";

/** What a feed's row says of its schedule; milliseconds come as text from `bigint`. */
export const paceOf = (row: FeedRow): Omit<Pace, "failures" | "askedToWaitMs"> => ({
  pollEveryMs: numberOf(row.poll_every_ms),
  medianGapMs: numberOf(row.median_gap_ms),
  ttlMs: numberOf(row.ttl_ms),
  maxAgeMs: numberOf(row.max_age_ms),
  paused: row.paused,
  gone: row.gone,
});

const numberOf = (text: string | null) => (text === null ? null : Number(text));
