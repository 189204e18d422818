import type { Feed } from "@infostream/contracts";
import type { System } from "../bench/system/start";

type CountedFeed = Feed & { readonly articles: number };

/** All feeds as the api lists them. */
export async function listFeeds({ page }: System): Promise<CountedFeed[]> {
  const feeds: CountedFeed[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const response = await fetch(`${page}/api/feeds?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    // a busy fetcher may not answer in time
    if (response.status === 503) continue;
    if (!response.ok) throw new Error(`/api/feeds answered HTTP ${response.status}: ${await response.text()}`);
    const { items, next } = (await response.json()) as { items: CountedFeed[]; next: string | null };
    feeds.push(...items);
    cursor = next;
  }
  return feeds;
}
