import type { Log } from "@infostream/chassis/log";
import { factsOf, type PollResult } from "./core/outcome";
import type { LeasedFeed } from "./poll";

/** Logs one line a poll: its outcome, how long it took, and of which feed it was. */
export function logPolls<Feed extends LeasedFeed>(log: Log, poll: (feed: Feed) => Promise<PollResult>) {
  return async (feed: Feed): Promise<PollResult> => {
    const begun = performance.now();
    const result = await poll(feed);
    const ms = Math.round(performance.now() - begun);
    log.info("poll.finished", "Finished a poll.", {
      outcome: result.kind,
      ms,
      feed: feed.id,
      url: feed.url,
      ...factsOf(result).logged,
    });
    return result;
  };
}
