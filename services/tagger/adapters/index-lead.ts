import { sql, type Transaction } from "kysely";
import type { WrittenArticle } from "../core/revision";
import { bulkRows } from "./bulk-rows";
import type { TaggerTables } from "./tables";

const leads = bulkRows({ id: "bigint", lead: "text", is_all: "boolean" });

/** Makes title and lead searchable at once. Indexing the whole text here would cost three times what storing costs. */
export async function indexLead(tx: Transaction<TaggerTables>, stored: readonly WrittenArticle[]): Promise<void> {
  const rows = stored.map(({ id, draft }) => ({ id, lead: draft.searchLead, is_all: draft.leadIsAll }));
  await sql`
    insert into articles.article_search (article_id, lead, body)
    select id, to_tsvector('simple', lead), case when is_all then ''::tsvector end
      from ${leads.given(rows)}
    on conflict (article_id) do update set lead = excluded.lead, body = excluded.body`.execute(tx);
}
