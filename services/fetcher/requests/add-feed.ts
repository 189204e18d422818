import { type Feed, type NewFeed, Refusal } from "@infostream/contracts";
import { feedNamedBy } from "../core/discover";
import { readFeedUrl } from "../core/feed-url";
import { type NewSubscription, readNewSubscription } from "../core/new-subscription";
import type { Answer, Unreachable } from "../core/outcome";

type Named = Pick<NewSubscription, "url" | "host">;

export interface AddFeedDeps {
  find(url: string): Promise<Feed | null>;
  /** One quick fetch; the answer's memory is freed once `see` returns. */
  look(url: string, see: (answer: Answer | Unreachable) => Named | null): Promise<Named | null>;
  subscribe(subscription: NewSubscription): Promise<{ readonly feed: Feed; readonly added: boolean }>;
}

/** Subscribes to a feed, or to the one that a page names. A server that cannot be reached now does not prevent that. */
export async function addFeed(body: NewFeed, deps: AddFeedDeps): Promise<{ feed: Feed; added: boolean }> {
  const subscription = readNewSubscription(body);
  if ("invalid" in subscription) throw new Refusal("invalid", subscription.invalid);
  const known = await deps.find(subscription.url);
  if (known !== null) return { feed: known, added: false };
  return deps.subscribe({ ...subscription, ...(await deps.look(subscription.url, namedBy)) });
}

function namedBy(answer: Answer | Unreachable): Named | null {
  if ("unreachable" in answer || answer.status !== 200) return null;
  const named = feedNamedBy(answer);
  const where = named === null ? null : readFeedUrl(named);
  return where === null || "invalid" in where ? null : where;
}
