import { sql, type Transaction } from "kysely";
import type { ChangedArticle, NewArticle, WrittenArticle } from "../core/revision";
import type { TaggerTables } from "./tables";

/** Inserts articles that were never seen and counts them at their feeds; the same articles with their ids. */
export async function insertArticles(
  tx: Transaction<TaggerTables>,
  fresh: readonly NewArticle[],
): Promise<readonly WrittenArticle[]> {
  if (fresh.length === 0) return [];
  const { rows } = await sql<{ id: string; feedId: string; identity: string }>`
    insert into articles.articles (feed_id, identity, sort_at, fetched_at, published_at, revision, content_hash, url, title,
           summary, author, content_html, updated_at, language, image, enclosures, tags,
           archive_key, sha256, document_fetched_at, parser, rules)
    select feed_id, identity, sort_at, fetched_at, published_at, revision, content_hash, url, title,
           summary, author, content_html, updated_at, language, image, enclosures, tags,
           archive_key, sha256, document_fetched_at, parser, rules
      from json_to_recordset(${JSON.stringify(fresh.map(rowOf))}) as ${recordset}
     order by place
    returning id, feed_id as "feedId", identity`.execute(tx);
  await countArticles(tx, fresh);
  const ids = new Map(rows.map(({ id, feedId, identity }) => [`${feedId} ${identity}`, id]));
  return fresh.map((article) => {
    const id = ids.get(`${article.document.feedId} ${article.draft.identity}`);
    if (id === undefined) throw new Error(`no id came back for ${article.draft.identity}`);
    return { ...article, id };
  });
}

export async function updateArticles(tx: Transaction<TaggerTables>, changed: readonly ChangedArticle[]): Promise<void> {
  if (changed.length === 0) return;
  await sql`
    update articles.articles a
       set revision = n.revision, content_hash = n.content_hash, published_at = n.published_at, url = n.url,
           title = n.title, summary = n.summary, author = n.author, content_html = n.content_html,
           updated_at = n.updated_at, language = n.language, image = n.image, enclosures = n.enclosures, tags = n.tags,
           archive_key = n.archive_key, sha256 = n.sha256, document_fetched_at = n.document_fetched_at,
           parser = n.parser, rules = n.rules
      from json_to_recordset(${JSON.stringify(changed.map(rowOf))}) as ${recordset}
     where a.feed_id = n.feed_id and a.identity = n.identity`.execute(tx);
}

async function countArticles(tx: Transaction<TaggerTables>, fresh: readonly NewArticle[]) {
  const perFeed = Map.groupBy(fresh, ({ document }) => document.feedId);
  const counts = Array.from(perFeed, ([feed_id, articles]) => ({ feed_id, articles: articles.length }));
  await sql`
    update articles.feeds f set articles = f.articles + c.articles
      from json_to_recordset(${JSON.stringify(counts)}) as c (feed_id bigint, articles bigint)
     where f.feed_id = c.feed_id`.execute(tx);
}

const recordset = sql`n (place int, feed_id bigint, identity text, sort_at timestamptz, fetched_at timestamptz,
  published_at timestamptz, revision int, content_hash text, url text, title text, summary text, author text,
  content_html text, updated_at timestamptz, language text, image text, enclosures jsonb, tags jsonb,
  archive_key text, sha256 text, document_fetched_at timestamptz, parser text, rules text)`;

const rowOf = ({ draft, document, ...article }: NewArticle, place: number) => ({
  place,
  feed_id: document.feedId,
  identity: draft.identity,
  sort_at: article.sortAt,
  fetched_at: article.fetchedAt,
  published_at: article.publishedAt,
  revision: article.revision,
  content_hash: draft.contentHash,
  url: draft.url,
  title: draft.title,
  summary: draft.summary,
  author: draft.author,
  content_html: draft.contentHtml,
  updated_at: article.updatedAt,
  language: draft.language,
  image: draft.image,
  enclosures: draft.enclosures,
  tags: draft.tags,
  archive_key: document.archiveKey,
  sha256: document.sha256,
  document_fetched_at: document.fetchedAt,
  parser: article.parser,
  rules: article.rules,
});
