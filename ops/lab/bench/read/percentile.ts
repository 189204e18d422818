/** The smallest of the sorted values such that at least this share of them does not exceed it; 0 for an empty list. */
export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}
