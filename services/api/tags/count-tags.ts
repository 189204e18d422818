import type { ArticleStore } from "@infostream/contracts";
import type { TagCount } from "@infostream/contracts/http/tags";
import { type Kysely, sql } from "kysely";

/** Every tag that an article carries, the most frequent first. */
export async function countTags(db: Kysely<ArticleStore>): Promise<TagCount[]> {
  const rows = await db
    .selectFrom("articles.tag_counts")
    .select(["tag", sql<string>`sum(articles)`.as("articles")])
    .groupBy("tag")
    .having(sql`sum(articles)`, ">", 0)
    .orderBy(sql`sum(articles)`, "desc")
    .orderBy("tag")
    .execute();
  return rows.map(({ tag, articles }) => ({ name: tag, articles: Number(articles) }));
}
