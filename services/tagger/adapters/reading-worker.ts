import { readDocument } from "../core/read/read-document";
import type { FromWorker, ReadingTask } from "./read-in-worker";
import { thisThread } from "./thread-time";

declare const self: { onmessage: (event: MessageEvent<ReadingTask>) => void; postMessage(value: FromWorker): void };

self.onmessage = async ({ data }) => {
  self.postMessage({ thread: thisThread() });
  self.postMessage({ reading: await readDocument(data.body, data.document) });
};
