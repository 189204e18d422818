import type { ArticleStore } from "@infostream/contracts";
import type { Kysely } from "kysely";

/** What the store has of a feed, even one that is no longer subscribed; null if no article of it was ever stored. */
export async function findStoredFeed(db: Kysely<ArticleStore>, id: string) {
  const row = await db
    .selectFrom("articles.feeds")
    .select(["url", "title", "site_url", "articles"])
    .where("feed_id", "=", id)
    .executeTakeFirst();
  return row ? { url: row.url, title: row.title, siteUrl: row.site_url, articles: Number(row.articles) } : null;
}
