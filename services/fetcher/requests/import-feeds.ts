import type { NewFeed } from "@infostream/contracts";
import { readWish, type Wish } from "../core/wish";

export interface Imported {
  added: number;
  known: number;
  invalid: { url: string; reason: string }[];
}

/** Stores a part of an OPML file. One bad row never spoils the rest, and nothing is fetched: politeness spreads the polls. */
export async function importFeeds(
  feeds: readonly NewFeed[],
  subscribe: (wishes: readonly Wish[]) => Promise<readonly { readonly added: boolean }[]>,
): Promise<Imported> {
  const invalid: Imported["invalid"] = [];
  const wishes = new Map<string, Wish>();
  let repeated = 0;
  for (const feed of feeds) {
    const wish = readWish(feed);
    if ("invalid" in wish) invalid.push({ url: feed.url.slice(0, 200), reason: wish.invalid });
    else if (wishes.has(wish.url)) repeated++;
    else wishes.set(wish.url, wish);
  }
  const subscribed = wishes.size === 0 ? [] : await subscribe([...wishes.values()]);
  const added = subscribed.filter((feed) => feed.added).length;
  return { added, known: subscribed.length - added + repeated, invalid };
}
