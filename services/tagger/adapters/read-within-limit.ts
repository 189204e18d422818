import type { FeedRaw } from "@infostream/contracts";
import { readDocument } from "../core/read-document";
import type { Reading } from "../tag-document";
import { readInWorker } from "./read-in-worker";

/** Larger documents would hold up everything else: 5 MB block the event loop for 170 ms. */
const LARGE_BYTES = 512 * 1024;
/** Of any honest document, a hundred times what reading takes. */
const LIMIT_MS = 10_000;

/**
 * Reads a document here, or in a worker where it is large or where reading it here would not end: a parser that waits for
 * ever is left behind after the limit, one that computes for ever is ended with its worker.
 */
export async function readWithinLimit(body: Uint8Array, document: FeedRaw): Promise<Reading> {
  if (body.byteLength > LARGE_BYTES) return readInWorker(body, document, LIMIT_MS);
  return Promise.race([readDocument(body, document), timeUp()]);
}

async function timeUp(): Promise<Reading> {
  await Bun.sleep(LIMIT_MS);
  return { kind: "unreadable", cause: `reading it took longer than ${LIMIT_MS / 1000} s` };
}
