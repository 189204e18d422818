import { Unavailable } from "@infostream/chassis/unavailable";
import type { FeedRaw } from "@infostream/contracts";
import { LARGE_BYTES } from "./core/reading-limits";

/**
 * Limits how many large documents are worked on at once, first come first served, while small ones pass: the body, the worker and
 * the articles of a large one take much memory from its archive to its commit. Those that wait when the service ends are left for
 * its next start.
 */
export function limitLargeDocuments(atOnce: number, ending: AbortSignal) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>({ bytes }: Pick<FeedRaw, "bytes">, work: () => Promise<T>): Promise<T> => {
    if (bytes <= LARGE_BYTES) return work();
    if (running < atOnce) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      if (ending.aborted) throw new Unavailable("the service is ending");
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
