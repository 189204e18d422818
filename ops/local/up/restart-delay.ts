const FIRST_MS = 250;
const LONGEST_MS = 5_000;
const HEALTHY_MS = 10_000;

/** How long to wait before restarting a part that died: 0.25 s, doubling up to 5 s, and back to 0.25 s after 10 s alive. */
export function restartDelayMs(previousMs: number | null, aliveMs: number): number {
  if (previousMs === null || aliveMs >= HEALTHY_MS) return FIRST_MS;
  return Math.min(previousMs * 2, LONGEST_MS);
}
