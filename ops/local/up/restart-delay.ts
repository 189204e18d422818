const FIRST_MS = 250;
const LONGEST_MS = 5_000;
const HEALTHY_MS = 10_000;

/** How long to wait before a part that died is started again: 0.25 s, doubling to 5 s, anew after 10 s alive. */
export function restartDelayMs(previousMs: number | null, aliveMs: number): number {
  if (previousMs === null || aliveMs >= HEALTHY_MS) return FIRST_MS;
  return Math.min(previousMs * 2, LONGEST_MS);
}
