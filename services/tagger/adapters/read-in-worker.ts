import { Unavailable } from "@infostream/chassis/unavailable";
import type { FeedRaw } from "@infostream/contracts";
import type { Reading } from "../core/read/read-document";
import { checkReadingTime, type ReadingLimits } from "../core/reading-limits";
import { cpuMsOf } from "./thread-time";

export interface ReadingTask {
  readonly body: Uint8Array;
  readonly document: FeedRaw;
}

/** First the thread that reads, null if the system does not name threads; then the result. */
export type FromWorker = { readonly thread: string | null } | { readonly reading: Reading };

const LOOK_EVERY_MS = 100;

/**
 * Reads a document in a worker of its own, which ends with it or with a limit; starting one takes some 30 ms. Throws
 * {@link Unavailable} if the machine was too busy, or the worker ended without an answer.
 */
export function readInWorker(body: Uint8Array, document: FeedRaw, limits: ReadingLimits): Promise<Reading> {
  const worker = new Worker(new URL("./reading-worker.ts", import.meta.url).href);
  const { promise, resolve, reject } = Promise.withResolvers<Reading>();
  const timeSpent = stopwatch();
  const look = setInterval(() => {
    const result = checkReadingTime(timeSpent.read(), limits);
    if (result.kind === "unreadable") resolve(result);
    if (result.kind === "starved") reject(new Unavailable(result.cause));
  }, LOOK_EVERY_MS);
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if ("reading" in data) resolve(data.reading);
    else timeSpent.of(data.thread);
  };
  worker.onerror = (event) => reject(new Error(`the reading worker failed: ${event.message}`));
  // after an answer or an error this changes nothing
  worker.addEventListener("close", () => reject(new Unavailable("the reading worker ended without an answer")));
  worker.postMessage({ body, document } satisfies ReadingTask);
  return promise.finally(() => {
    clearInterval(look);
    worker.terminate();
  });
}

/** Measures what a worker takes. It has not begun to read until it reports its thread. */
function stopwatch() {
  const begun = performance.now();
  let thread: string | null | undefined;
  let cpuMs: number | null = 0;
  return {
    of(named: string | null) {
      thread = named;
      if (named === null) cpuMs = null;
    },
    read() {
      if (thread) cpuMs = cpuMsOf(thread) ?? cpuMs;
      return { cpuMs, wallMs: performance.now() - begun };
    },
  };
}
