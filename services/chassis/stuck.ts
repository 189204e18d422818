import { formatDuration } from "./duration";

/** A message that is not finished, and since when. */
export interface Unfinished {
  readonly sequence: number;
  readonly sinceMs: number;
}

/** Longer than any message should take, with time for a server to come back. */
export const STUCK_MS = 120_000;

/** What a consumer shows of itself: messages in hand here, and the oldest unfinished one of all instances. */
export interface Progress {
  readonly stream: string;
  readonly consumer: string;
  readonly inHand: readonly Unfinished[];
  readonly head: Unfinished | null;
}

/** What has been stuck for longer than `limitMs`, one sentence each; empty if nothing is. */
export function describeStuck(
  { stream, consumer, inHand, head }: Progress,
  nowMs: number,
  limitMs = STUCK_MS,
): string[] {
  const isStuck = ({ sinceMs }: Unfinished) => nowMs - sinceMs > limitMs;
  const [oldest, ...others] = inHand.filter(isStuck).toSorted((a, b) => a.sinceMs - b.sinceMs);
  const held =
    oldest === undefined
      ? []
      : [
          `message ${oldest.sequence} of ${stream} has been in hand for ${minutes(nowMs - oldest.sinceMs)}` +
            (others.length > 0 ? `, and ${others.length} more for over ${minutes(limitMs)}` : ""),
        ];
  // one that is in hand here is named above
  const elsewhere = head !== null && isStuck(head) && !inHand.some(({ sequence }) => sequence === head.sequence);
  return elsewhere
    ? [
        ...held,
        `consumer ${consumer} of ${stream} has not got past message ${head.sequence} for ${minutes(nowMs - head.sinceMs)}`,
      ]
    : held;
}

const minutes = (ms: number) => (ms < 60_000 ? formatDuration(ms) : `${Math.floor(ms / 60_000)} min`);

/** The head of a consumer after another check: `sinceMs` stays for as long as the same message is the oldest unfinished one. */
export function headAfter(before: Unfinished | null, unfinished: number | null, nowMs: number): Unfinished | null {
  if (unfinished === null) return null;
  return before?.sequence === unfinished ? before : { sequence: unfinished, sinceMs: nowMs };
}
