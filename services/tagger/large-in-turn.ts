import { Unavailable } from "@infostream/chassis/unavailable";
import type { FeedRaw } from "@infostream/contracts";
import { LARGE_BYTES } from "./core/reading-limits";

/**
 * Lets `atOnce` large documents be worked on at a time, first come first served, while small ones pass: body, worker and
 * articles of a large one take much memory from its archive to its commit. Those that wait when the service ends are unavailable.
 */
export function largeInTurn(atOnce: number, ending: AbortSignal) {
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
