import { type Kysely, sql } from "kysely";
import type { Behind } from "../index-full-text";
import type { TaggerTables } from "./tables";

/** Newest first, since those are searched for; several taggers take different ones. */
export async function articlesBehind(db: Kysely<TaggerTables>, limit: number): Promise<readonly Behind[]> {
  const { rows } = await sql<Behind>`
    select a.id, a.title, a.content_html as "contentHtml"
      from (select article_id from articles.article_search where body is null
             order by article_id desc limit ${limit} for update skip locked) s
      join articles.articles a on a.id = s.article_id`.execute(db);
  return rows;
}

/** Only where the body is still missing: a revision that was stored meanwhile asks for its own text. */
export async function indexBodies(
  db: Kysely<TaggerTables>,
  texts: readonly { readonly id: string; readonly text: string }[],
): Promise<void> {
  await sql`
    update articles.article_search s set body = to_tsvector('simple', t.text)
      from json_to_recordset(${JSON.stringify(texts)}) as t (id bigint, text text)
     where s.article_id = t.id and s.body is null`.execute(db);
}
