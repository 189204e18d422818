/** When the articles of one feed appear. Article 11 is the newest at the server's start, and one follows at every step. */
export interface Timeline {
  readonly startMs: number;
  readonly everyMs: number;
  /** Keeps feeds from publishing in the same instant; less than `everyMs`. */
  readonly staggerMs: number;
}

const listedAtOnce = 30;
const newestAtStart = 11;
// what was there before the server is spread over the hours before it, as a real feed's articles are
const backlogGapMs = 13 * 60_000;

/** The number of the newest article; a feed changes at no other time, so it also names the version of its document. */
export function stepAt(timeline: Timeline, nowMs: number): number {
  const sinceNewest = nowMs - timeline.startMs + timeline.staggerMs;
  return newestAtStart + Math.max(0, Math.floor(sinceNewest / timeline.everyMs));
}

/** When article `n` appears, in milliseconds. */
export function publishedAt(timeline: Timeline, n: number): number {
  const steps = n - newestAtStart;
  return timeline.startMs - timeline.staggerMs + steps * (steps < 0 ? backlogGapMs : timeline.everyMs);
}

/** The numbers of the articles that a feed lists at `step`, newest first. */
export function listedAt(step: number): number[] {
  return Array.from({ length: Math.min(step + 1, listedAtOnce) }, (_, i) => step - i);
}
