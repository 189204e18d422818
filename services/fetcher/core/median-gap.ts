/** The usual time between articles: the median, which one long silence or one burst does not move. */
export function medianGap(gapsMs: readonly number[]): number | null {
  if (gapsMs.length === 0) return null;
  const sorted = gapsMs.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return Math.round(sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2);
}
