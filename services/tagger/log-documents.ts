import type { HandlingResult } from "@infostream/chassis/attempt";
import type { Log } from "@infostream/chassis/log";
import type { FeedRaw } from "@infostream/contracts";

/** Writes one log line for each document: its outcome, how long it took, and its feed. */
export const logDocuments =
  ({ info }: Log) =>
  async (document: FeedRaw, tag: () => Promise<HandlingResult>): Promise<HandlingResult> => {
    const begun = performance.now();
    const result = await tag();
    info("document.processed", "Processed a document.", {
      outcome: result.kind,
      ms: Math.round(performance.now() - begun),
      feed: document.feedId,
      fetch: document.fetchId,
      bytes: document.bytes,
      ...(result.kind === "dead" ? { cause: result.cause } : {}),
    });
    return result;
  };
