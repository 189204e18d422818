import { sql, type Transaction } from "kysely";
import type { WrittenArticle } from "../core/revision";
import type { TaggerTables } from "./tables";

/** Makes title and lead searchable at once. Indexing the whole text here would cost three times what storing costs. */
export async function indexLead(tx: Transaction<TaggerTables>, stored: readonly WrittenArticle[]): Promise<void> {
  const rows = stored.map(({ id, draft }) => ({ id, lead: draft.searchLead, all: draft.leadIsAll }));
  await sql`
    insert into articles.article_search (article_id, lead, body)
    select id, to_tsvector('simple', lead), case when "all" then ''::tsvector end
      from json_to_recordset(${JSON.stringify(rows)}) as s (id bigint, lead text, "all" boolean)
    on conflict (article_id) do update set lead = excluded.lead, body = excluded.body`.execute(tx);
}
