import type { FeedRaw } from "@infostream/contracts";
import type { Reading } from "../tag-document";

export interface ReadingTask {
  readonly body: Uint8Array;
  readonly document: FeedRaw;
}

/** Reads a document in a worker of its own, which ends with it or with the limit. Starting one takes some 30 ms. */
export function readInWorker(body: Uint8Array, document: FeedRaw, limitMs: number): Promise<Reading> {
  const worker = new Worker(new URL("./reading-worker.ts", import.meta.url).href);
  const result = new Promise<Reading>((resolve, reject) => {
    const limit = setTimeout(
      () => resolve({ kind: "unreadable", cause: `reading it took longer than ${limitMs / 1000} s` }),
      limitMs,
    );
    worker.onmessage = ({ data }: MessageEvent<Reading>) => {
      clearTimeout(limit);
      resolve(data);
    };
    worker.onerror = (event) => {
      clearTimeout(limit);
      reject(new Error(`the reading worker failed: ${event.message}`));
    };
  });
  worker.postMessage({ body, document } satisfies ReadingTask);
  return result.finally(() => worker.terminate());
}
