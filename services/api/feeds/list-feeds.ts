import { type ArticleStore, type Feed, feedRequests } from "@infostream/contracts";
import type { CountedFeed } from "@infostream/contracts/http/feeds";
import type { Kysely } from "kysely";
import type { RequestFeeds } from "./request-feeds";
import { countArticles } from "./count-articles";

export interface FeedSlice {
  readonly feeds: readonly CountedFeed[];
  /** The id below which the next page begins; null at the end. */
  readonly next: string | null;
}

/** One page of feeds, the newest first, each with the number of its articles. */
export async function listFeeds(
  db: Kysely<ArticleStore>,
  requestFeeds: RequestFeeds,
  page: { limit: number; after: string | null },
): Promise<FeedSlice> {
  const { feeds, next } = await requestFeeds(feedRequests.list, page);
  const counts = await countArticles(
    db,
    feeds.map(({ id }) => id),
  );
  return { feeds: feeds.map((feed) => ({ ...feed, articles: counts.get(feed.id) ?? 0 })), next };
}

/** The same feed with the number of its articles. */
export async function withArticleCount(db: Kysely<ArticleStore>, feed: Feed): Promise<CountedFeed> {
  return { ...feed, articles: (await countArticles(db, [feed.id])).get(feed.id) ?? 0 };
}
