/** The smallest of the sorted values that at least this part of them does not exceed; 0 where there are none. */
export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}
