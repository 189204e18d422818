import { type Kysely, sql } from "kysely";
import type { UnindexedArticle } from "../index-full-text";
import { bulkRows } from "./bulk-rows";
import type { TaggerTables } from "./tables";

const bodies = bulkRows({ id: "bigint", text: "text" });

/** Finds articles without an indexed body, newest first, since those are searched for; several taggers take different ones. */
export const unindexedArticles =
  (db: Kysely<TaggerTables>) =>
  async (limit: number): Promise<readonly UnindexedArticle[]> => {
    const { rows } = await sql<UnindexedArticle>`
    select a.id, a.title, a.content_html as "contentHtml"
      from (select article_id from articles.article_search where body is null
             order by article_id desc limit ${limit} for update skip locked) s
      join articles.articles a on a.id = s.article_id`.execute(db);
    return rows;
  };

/** Writes bodies where they are still missing: a revision that was stored meanwhile needs its own text. */
export const indexBodies =
  (db: Kysely<TaggerTables>) =>
  async (texts: readonly { readonly id: string; readonly text: string }[]): Promise<void> => {
    await sql`
    update articles.article_search s set body = to_tsvector('simple', given.text)
      from ${bodies.given(texts)}
     where s.article_id = given.id and s.body is null`.execute(db);
  };
