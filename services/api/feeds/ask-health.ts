import { type Feed, feedRequests } from "@infostream/contracts";
import { Problem } from "../http/problem";
import type { AskFeeds } from "./ask-feeds";

/** What the fetcher says of a feed: its health, that it is not subscribed, or nothing. */
export type Health = { kind: "known"; feed: Feed } | { kind: "unsubscribed" } | { kind: "silent"; problem: Problem };

export async function askHealth(ask: AskFeeds, id: string): Promise<Health> {
  try {
    return { kind: "known", feed: await ask(feedRequests.get, { id }) };
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return { kind: "unsubscribed" };
    if (error instanceof Problem && error.status === 503) return { kind: "silent", problem: error };
    throw error;
  }
}
