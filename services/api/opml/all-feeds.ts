import { type Feed, feedRequests } from "@infostream/contracts";
import type { RequestFeeds } from "../feeds/request-feeds";

/** As many as fit into a message even if all URLs and errors are long. */
const PART = 200;

/** Every feed, requested in parts. */
export async function allFeeds(requestFeeds: RequestFeeds): Promise<Feed[]> {
  const all: Feed[] = [];
  for (let after: string | null = null; ;) {
    const { feeds, next }: { feeds: Feed[]; next: string | null } = await requestFeeds(feedRequests.list, {
      limit: PART,
      after,
    });
    all.push(...feeds);
    if (next === null) return all;
    after = next;
  }
}
