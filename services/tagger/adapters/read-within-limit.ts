import type { FeedRaw } from "@infostream/contracts";
import { readDocument, type Reading } from "../core/read/read-document";
import { LARGE_BYTES, READING_LIMITS } from "../core/reading-limits";
import { readInWorker } from "./read-in-worker";

/** Reads a document here or, where it is large and would hold up everything else, in a worker and within limits. */
export const readWithinLimit = (body: Uint8Array, document: FeedRaw): Promise<Reading> =>
  body.byteLength > LARGE_BYTES ? readInWorker(body, document, READING_LIMITS) : readDocument(body, document);
