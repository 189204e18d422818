import type { NewFeed } from "@infostream/contracts";
import { type NewSubscription, readNewSubscription } from "../core/new-subscription";

export interface Imported {
  added: number;
  known: number;
  invalid: { url: string; reason: string }[];
}

/** Stores a part of an OPML file. One bad row never spoils the rest, and nothing is fetched: politeness spreads the polls. */
export async function importFeeds(
  feeds: readonly NewFeed[],
  subscribe: (subscriptions: readonly NewSubscription[]) => Promise<readonly { readonly added: boolean }[]>,
): Promise<Imported> {
  const invalid: Imported["invalid"] = [];
  const subscriptions = new Map<string, NewSubscription>();
  let repeated = 0;
  for (const feed of feeds) {
    const subscription = readNewSubscription(feed);
    if ("invalid" in subscription) invalid.push({ url: feed.url.slice(0, 200), reason: subscription.invalid });
    else if (subscriptions.has(subscription.url)) repeated++;
    else subscriptions.set(subscription.url, subscription);
  }
  const subscribed = subscriptions.size === 0 ? [] : await subscribe([...subscriptions.values()]);
  const added = subscribed.filter((feed) => feed.added).length;
  return { added, known: subscribed.length - added + repeated, invalid };
}
