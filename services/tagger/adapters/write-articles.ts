import { sql, type Transaction } from "kysely";
import type { ChangedArticle, NewArticle, WrittenArticle } from "../core/revision";
import { articleColumns, givenArticles, revisedColumns } from "./article-columns";
import { bulkRows } from "./bulk-rows";
import type { TaggerTables } from "./tables";

/** Inserts new articles and counts them at their feeds; returns them with their ids. */
export async function insertArticles(
  tx: Transaction<TaggerTables>,
  added: readonly NewArticle[],
): Promise<readonly WrittenArticle[]> {
  if (added.length === 0) return [];
  const { rows } = await sql<{ id: string; feedId: string; identity: string }>`
    insert into articles.articles (${articleColumns})
    select ${articleColumns}
      from ${givenArticles(added)}
     order by place
    returning id, feed_id as "feedId", identity`.execute(tx);
  await countArticles(tx, added);
  const ids = new Map(rows.map(({ id, feedId, identity }) => [`${feedId} ${identity}`, id]));
  return added.map((article) => {
    const id = ids.get(`${article.document.feedId} ${article.draft.identity}`);
    if (id === undefined) throw new Error(`no id came back for ${article.draft.identity}`);
    return { ...article, id };
  });
}

/** Writes the next revisions of stored articles. */
export async function updateArticles(tx: Transaction<TaggerTables>, changed: readonly ChangedArticle[]): Promise<void> {
  if (changed.length === 0) return;
  await sql`
    update articles.articles a
       set ${revisedColumns}
      from ${givenArticles(changed)}
     where a.feed_id = given.feed_id and a.identity = given.identity`.execute(tx);
}

const feedCounts = bulkRows({ feed_id: "bigint", articles: "bigint" });

async function countArticles(tx: Transaction<TaggerTables>, added: readonly NewArticle[]) {
  const perFeed = Map.groupBy(added, ({ document }) => document.feedId);
  const counts = Array.from(perFeed, ([feed_id, articles]) => ({ feed_id, articles: articles.length }));
  await sql`
    update articles.feeds f
       set articles = f.articles + given.articles
      from ${feedCounts.given(counts)}
     where f.feed_id = given.feed_id`.execute(tx);
}
