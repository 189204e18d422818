import type { ArticleStore } from "@infostream/contracts";
import type { Kysely } from "kysely";

/** The number of stored articles of each of these feeds; one without articles has no entry. */
export async function countArticles(db: Kysely<ArticleStore>, feeds: readonly string[]): Promise<Map<string, number>> {
  if (feeds.length === 0) return new Map();
  const rows = await db
    .selectFrom("articles.feeds")
    .select(["feed_id", "articles"])
    .where("feed_id", "in", feeds)
    .execute();
  return new Map(rows.map(({ feed_id, articles }) => [feed_id, Number(articles)]));
}
