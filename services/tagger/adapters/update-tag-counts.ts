import { sql, type Transaction } from "kysely";
import type { ChangedArticle, WrittenArticle } from "../core/revision";
import { bulkRows } from "./bulk-rows";
import type { TaggerTables } from "./tables";

const tagCounts = bulkRows({ tag: "text", slot: "smallint", articles: "bigint" });

/**
 * Adds to the tags' counts in this tagger's rows (`slot`), in the tags' order, so that taggers do not queue for a row and writers do
 * not deadlock.
 */
export async function updateTagCounts(
  tx: Transaction<TaggerTables>,
  inserted: readonly WrittenArticle[],
  changed: readonly ChangedArticle[],
  slot: number,
): Promise<void> {
  const rows = differences(inserted, changed).map(([tag, articles]) => ({ tag, slot, articles }));
  if (rows.length === 0) return;
  await sql`
    insert into articles.tag_counts (${tagCounts.columns})
    select ${tagCounts.columns}
      from ${tagCounts.given(rows)}
     order by tag
    on conflict (tag, slot) do update set articles = tag_counts.articles + excluded.articles`.execute(tx);
}

function differences(inserted: readonly WrittenArticle[], changed: readonly ChangedArticle[]) {
  const counts = new Map<string, number>();
  const add = (tags: readonly { name: string }[], by: number) => {
    for (const { name } of tags) counts.set(name, (counts.get(name) ?? 0) + by);
  };
  for (const { draft } of [...inserted, ...changed]) add(draft.tags, 1);
  for (const { formerTags } of changed) add(formerTags, -1);
  return Array.from(counts).filter(([, by]) => by !== 0);
}
