import { sql, type Transaction } from "kysely";
import type { ChangedArticle, WrittenArticle } from "../core/revision";
import type { TaggerTables } from "./tables";

/** Lists articles under each of their tags, in the order of lists. */
export async function listUnderTags(tx: Transaction<TaggerTables>, stored: readonly WrittenArticle[]): Promise<void> {
  const rows = stored.flatMap(({ id, sortAt, document, draft }) =>
    draft.tags.map(({ name }) => ({ tag: name, sort_at: sortAt, article_id: id, feed_id: document.feedId })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into articles.article_tags (tag, sort_at, article_id, feed_id)
    select tag, sort_at, article_id, feed_id
      from json_to_recordset(${JSON.stringify(rows)})
        as t (tag text, sort_at timestamptz, article_id bigint, feed_id bigint)`.execute(tx);
}

export async function unlistFromTags(tx: Transaction<TaggerTables>, changed: readonly ChangedArticle[]): Promise<void> {
  const rows = changed.flatMap(({ id, sortAt, formerTags }) =>
    formerTags.map(({ name }) => ({ tag: name, sort_at: sortAt, article_id: id })),
  );
  if (rows.length === 0) return;
  await sql`
    delete from articles.article_tags a
     using json_to_recordset(${JSON.stringify(rows)}) as t (tag text, sort_at timestamptz, article_id bigint)
     where a.tag = t.tag and a.sort_at = t.sort_at and a.article_id = t.article_id`.execute(tx);
}
