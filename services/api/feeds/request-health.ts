import { type Feed, feedRequests } from "@infostream/contracts";
import { Problem } from "../http/problem";
import type { RequestFeeds } from "./request-feeds";

/** A feed's health as the fetcher reports it: known, not subscribed, or unknown because the fetcher does not answer. */
export type Health = { kind: "known"; feed: Feed } | { kind: "unsubscribed" } | { kind: "silent"; problem: Problem };

export async function requestFeedHealth(requestFeeds: RequestFeeds, id: string): Promise<Health> {
  try {
    return { kind: "known", feed: await requestFeeds(feedRequests.get, { id }) };
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return { kind: "unsubscribed" };
    if (error instanceof Problem && error.status === 503) return { kind: "silent", problem: error };
    throw error;
  }
}
