import type { Verdict } from "@infostream/chassis/attempt";
import type { Log } from "@infostream/chassis/log";
import type { FeedRaw } from "@infostream/contracts";

/** Writes one log line for each document: its outcome, how long it took, and its feed. */
export const logDocuments =
  ({ info }: Log) =>
  async (document: FeedRaw, tag: () => Promise<Verdict>): Promise<Verdict> => {
    const begun = performance.now();
    const verdict = await tag();
    info("document.processed", "A document was processed.", {
      outcome: verdict.kind,
      ms: Math.round(performance.now() - begun),
      feed: document.feedId,
      fetch: document.fetchId,
      bytes: document.bytes,
      ...(verdict.kind === "dead" ? { cause: verdict.cause } : {}),
    });
    return verdict;
  };
