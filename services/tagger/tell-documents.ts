import type { Verdict } from "@infostream/chassis/attempt";
import type { Life } from "@infostream/chassis/run";
import type { FeedRaw } from "@infostream/contracts";

/** One log line a document: what it came to, how long it took, and whose it was. */
export const tellDocuments =
  ({ info }: Life["log"]) =>
  async (document: FeedRaw, tag: () => Promise<Verdict>): Promise<Verdict> => {
    const begun = performance.now();
    const verdict = await tag();
    info("document", {
      outcome: verdict.kind,
      ms: Math.round(performance.now() - begun),
      feed: document.feedId,
      fetch: document.fetchId,
      bytes: document.bytes,
      ...(verdict.kind === "dead" ? { cause: verdict.cause } : {}),
    });
    return verdict;
  };
