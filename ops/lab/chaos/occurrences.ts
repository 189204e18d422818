export interface Difference {
  /** Expected, and never seen. */
  readonly missing: number;
  /** Seen again. */
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
