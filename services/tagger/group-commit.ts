import { isUnavailable } from "@infostream/chassis/unavailable";

export interface GroupCommit<Item> {
  /** Resolves once the item is committed. */
  add(item: Item): Promise<void>;
  /** Whether items wait or are being committed. */
  busy(): boolean;
}

export interface CommitWork<Item> {
  /** Items that share a key never share a batch. */
  keyOf(item: Item): string;
  commit(items: readonly Item[]): Promise<void>;
  /** The weight of an item. A batch ends where its items weigh `mostWeight` together. */
  weigh(item: Item): number;
  readonly mostWeight: number;
  /** Batches under way at once. */
  readonly writers: number;
}

interface Waiting<Item> {
  readonly item: Item;
  readonly done: (result: Promise<void>) => void;
}

/**
 * Group commit: while one batch is written the next gathers, so that batches grow with the load and a lone item does not wait.
 * A batch that fails because of its items is tried again item by item, so that one bad item fails alone.
 */
export function groupCommit<Item>(work: CommitWork<Item>): GroupCommit<Item> {
  const queue: Waiting<Item>[] = [];
  let writing = 0;
  const next = () => {
    while (writing < work.writers && queue.length > 0) {
      writing++;
      void write(take(queue, work), work).finally(() => {
        writing--;
        next();
      });
    }
  };
  return {
    busy: () => writing > 0 || queue.length > 0,
    add: (item) =>
      new Promise((resolve) => {
        queue.push({ item, done: resolve });
        // after the current turn, so that what arrives together is written together
        queueMicrotask(next);
      }),
  };
}

function take<Item>(queue: Waiting<Item>[], { keyOf, weigh, mostWeight }: CommitWork<Item>): Waiting<Item>[] {
  const batch: Waiting<Item>[] = [];
  const keys = new Set<string>();
  let weight = 0;
  for (let at = 0; at < queue.length && weight < mostWeight;) {
    const waiting = queue[at];
    if (waiting === undefined) break;
    const key = keyOf(waiting.item);
    if (keys.has(key)) {
      at++;
      continue;
    }
    keys.add(key);
    weight += weigh(waiting.item);
    batch.push(waiting);
    queue.splice(at, 1);
  }
  return batch;
}

async function write<Item>(batch: readonly Waiting<Item>[], { commit }: CommitWork<Item>) {
  try {
    await commit(batch.map(({ item }) => item));
    for (const { done } of batch) done(Promise.resolve());
  } catch (error) {
    if (batch.length === 1 || isUnavailable(error)) {
      for (const { done } of batch) done(Promise.reject(error));
      return;
    }
    for (const { item, done } of batch) {
      const alone = commit([item]);
      done(alone);
      await alone.catch(() => {});
    }
  }
}
