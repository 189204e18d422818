import type { Verdict } from "@infostream/chassis/attempt";
import type { Log } from "@infostream/chassis/log";
import type { FeedParsed } from "@infostream/contracts";

/** Takes in what the tagger learnt of a document. An older document's message changes nothing. */
export function learn(take: (parsed: FeedParsed) => Promise<boolean>, log: Log) {
  return async (parsed: FeedParsed): Promise<Verdict> => {
    const newest = await take(parsed);
    const { feedId: feed, fetchId: fetch, outcome } = parsed;
    const more =
      parsed.outcome === "failed" ? { reason: parsed.reason, unread: parsed.unread === true } : { items: parsed.items };
    log.info("feed parsed", { feed, fetch, outcome: newest ? outcome : "overtaken", ...more });
    return { kind: "done" };
  };
}
