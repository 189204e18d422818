import { sql, type Transaction } from "kysely";
import type { ChangedArticle, WrittenArticle } from "../core/revision";
import { bulkRows } from "./bulk-rows";
import type { TaggerTables } from "./tables";

const articleTagKeys = bulkRows({ tag: "text", sort_at: "timestamptz", article_id: "bigint" });
const articleTags = bulkRows({ tag: "text", sort_at: "timestamptz", article_id: "bigint", feed_id: "bigint" });

/** Lists articles under each of their tags, in the order of lists. */
export async function listUnderTags(tx: Transaction<TaggerTables>, stored: readonly WrittenArticle[]): Promise<void> {
  const rows = stored.flatMap(({ id, sortAt, document, draft }) =>
    draft.tags.map(({ name }) => ({ tag: name, sort_at: sortAt, article_id: id, feed_id: document.feedId })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into articles.article_tags (${articleTags.columns})
    select ${articleTags.columns}
      from ${articleTags.given(rows)}`.execute(tx);
}

/** Removes articles from the lists of the tags that they had before. */
export async function unlistFromTags(tx: Transaction<TaggerTables>, changed: readonly ChangedArticle[]): Promise<void> {
  const rows = changed.flatMap(({ id, sortAt, formerTags }) =>
    formerTags.map(({ name }) => ({ tag: name, sort_at: sortAt, article_id: id })),
  );
  if (rows.length === 0) return;
  await sql`
    delete from articles.article_tags a
     using ${articleTagKeys.given(rows)}
     where a.tag = given.tag and a.sort_at = given.sort_at and a.article_id = given.article_id`.execute(tx);
}
