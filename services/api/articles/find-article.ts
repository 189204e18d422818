import type { ArticleStore, FullArticle } from "@infostream/contracts";
import type { Kysely } from "kysely";
import { isId } from "../http/id";
import { lineColumns, toArticle } from "./article-line";
import { sanitize } from "./sanitize";

/** One article in full, its content made safe to show; null if no article has this id. */
export async function findArticle(
  db: Kysely<ArticleStore>,
  id: string,
): Promise<{ article: FullArticle; sortAt: Date } | null> {
  if (!isId(id)) return null;
  const row = await db
    .selectFrom("articles.articles as a")
    .innerJoin("articles.feeds as f", "f.feed_id", "a.feed_id")
    .select(lineColumns)
    .select(["a.content_html", "a.archive_key", "a.sha256", "a.document_fetched_at", "a.parser", "a.rules"])
    .where("a.id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    sortAt: row.sort_at,
    article: {
      ...toArticle(row),
      contentHtml: row.content_html === null ? null : sanitize(row.content_html, row.url),
      provenance: {
        archiveKey: row.archive_key,
        sha256: row.sha256,
        fetchedAt: row.document_fetched_at.toISOString(),
        parser: row.parser,
        rules: row.rules,
      },
    },
  };
}
