/** How the received messages differ from the promised ones; all empty if each arrived exactly once. */
export interface Shortfall {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
}

export const NO_SHORTFALL: Shortfall = { lost: [], doubled: [] };

/** What was promised but did not arrive, and what arrived more than once, promised or not. */
export function compareOnce(promised: readonly string[], came: readonly string[]): Shortfall {
  const there = new Set(came);
  return { lost: promised.filter((each) => !there.has(each)), doubled: repeated(came) };
}

/** An article's number in its feed, in the order in which the feed published them. */
export interface Numbered {
  readonly feed: string;
  readonly n: number;
}

/** Compares with numbers that run, for every feed, without a gap from its first to its last, each once. */
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
