import { readDocument } from "../core/read-document";
import type { ReadingTask } from "./read-in-worker";

declare const self: { onmessage: (event: MessageEvent<ReadingTask>) => void; postMessage(value: unknown): void };

self.onmessage = async ({ data }) => {
  self.postMessage(await readDocument(data.body, data.document));
};
