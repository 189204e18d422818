import type { HandlingResult } from "@infostream/chassis/attempt";
import type { Log } from "@infostream/chassis/log";
import type { FeedParsed } from "@infostream/contracts";

/** Applies the parse result of each document that the tagger has worked on. One of an older document changes nothing. */
export function handleFeedParsed(applyParseResult: (parsed: FeedParsed) => Promise<boolean>, log: Log) {
  return async (parsed: FeedParsed): Promise<HandlingResult> => {
    const applied = await applyParseResult(parsed);
    const { feedId: feed, fetchId: fetch, outcome } = parsed;
    const more =
      parsed.outcome === "failed" ? { reason: parsed.reason, unread: parsed.unread === true } : { items: parsed.items };
    log.info("parse-result.received", "The tagger reported on a document.", {
      feed,
      fetch,
      outcome: applied ? outcome : "overtaken",
      ...more,
    });
    return { kind: "done" };
  };
}
