/** How what came falls short of what was promised; all empty where each came exactly once. */
export interface Shortfall {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
}

export const NO_SHORTFALL: Shortfall = { lost: [], doubled: [] };

/** What was promised and did not come, and what came more than once, promised or not. */
export function compareOnce(promised: readonly string[], came: readonly string[]): Shortfall {
  const there = new Set(came);
  return { lost: promised.filter((each) => !there.has(each)), doubled: repeated(came) };
}

/** An article's number in its feed, in the order in which the feed published them. */
export interface Numbered {
  readonly feed: string;
  readonly n: number;
}

/** Every feed's numbers without a gap between its first and its last one, and none twice. */
export function compareNumbers(came: readonly Numbered[]): Shortfall {
  const feeds = Map.groupBy(came, ({ feed }) => feed);
  const promised = Array.from(feeds, ([feed, articles]) => {
    const numbers = articles.map(({ n }) => n);
    const first = Math.min(...numbers);
    return Array.from({ length: Math.max(...numbers) - first + 1 }, (_, i) => `${feed} ${first + i}`);
  });
  return compareOnce(
    promised.flat(),
    came.map(({ feed, n }) => `${feed} ${n}`),
  );
}

const repeated = (all: readonly string[]) =>
  Array.from(
    Map.groupBy(all, (each) => each),
    ([each, same]) => ({ each, times: same.length }),
  )
    .filter(({ times }) => times > 1)
    .map(({ each }) => each);
