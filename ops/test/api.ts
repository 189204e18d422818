import type { Article, Feed } from "@infostream/contracts";
import type { WholeSystem } from "@infostream/chassis/testing/servers";

export type CountedFeed = Feed & { readonly articles: number };

/** Every item of a list of the api, over all its pages. */
async function everything<Item>(system: WholeSystem, path: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let next: string | null = ""; next !== null;) {
    const address: string = `${path}${path.includes("?") ? "&" : "?"}limit=200${next && `&cursor=${next}`}`;
    const response = await system.get(address);
    if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
    const page = (await response.json()) as { items: Item[]; next: string | null };
    items.push(...page.items);
    next = page.next;
  }
  return items;
}

/** The articles that a query selects, newest first. */
export const articlesOf = (system: WholeSystem, query = "") =>
  everything<Article>(system, `/api/articles${query && `?${query}`}`);

export const feedsOf = (system: WholeSystem) => everything<CountedFeed>(system, "/api/feeds");

/** Subscribes to a feed; the feed as the api shows it. */
export async function subscribe(system: WholeSystem, url: string, pollEvery = "1s"): Promise<CountedFeed> {
  const response = await system.admin("/api/feeds", { method: "POST", body: JSON.stringify({ url, pollEvery }) });
  if (response.status !== 201) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as CountedFeed;
}
