export interface Difference {
  /** Expected, but never seen. */
  readonly missing: number;
  /** Seen more than once. */
  readonly double: number;
  /** Seen, but not expected. */
  readonly foreign: number;
}

/** Compares names seen with names expected, each exactly once. */
export function compareOccurrences(seen: readonly string[], expected: readonly string[]): Difference {
  const [once, wanted] = [new Set(seen), new Set(expected)];
  return {
    missing: wanted.difference(once).size,
    double: seen.length - once.size,
    foreign: once.difference(wanted).size,
  };
}
