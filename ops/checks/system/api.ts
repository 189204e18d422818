import type { Article, Feed } from "@infostream/contracts";
import type { WholeSystem } from "@infostream/chassis/testing/servers";

export type CountedFeed = Feed & { readonly articles: number };

/** The articles that a query selects, newest first. */
export const articlesOf = (system: WholeSystem, query = "") =>
  system.list<Article>(`/api/articles${query && `?${query}`}`);

export const feedsOf = (system: WholeSystem) => system.list<CountedFeed>("/api/feeds");

/** Subscribes to a feed and returns it as the api shows it. */
export async function subscribe(system: WholeSystem, url: string, pollEvery = "1s"): Promise<CountedFeed> {
  const response = await system.admin("/api/feeds", { method: "POST", body: JSON.stringify({ url, pollEvery }) });
  if (response.status !== 201) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as CountedFeed;
}
