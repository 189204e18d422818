import { sql, type Transaction } from "kysely";
import type { ChangedArticle, WrittenArticle } from "../core/revision";
import type { TaggerTables } from "./tables";

/** Adds to the tags' counts in this writer's slot, in the tags' order, so that writers neither queue for a row nor deadlock. */
export async function updateTagCounts(
  tx: Transaction<TaggerTables>,
  inserted: readonly WrittenArticle[],
  changed: readonly ChangedArticle[],
  slot: number,
): Promise<void> {
  const rows = differences(inserted, changed).map(([tag, articles]) => ({ tag, slot, articles }));
  if (rows.length === 0) return;
  await sql`
    insert into articles.tag_counts (tag, slot, articles)
    select tag, slot, articles
      from json_to_recordset(${JSON.stringify(rows)}) as t (tag text, slot smallint, articles bigint)
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
