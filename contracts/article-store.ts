import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { ArticleTag, Enclosure } from "./article";

/**
 * The tables of schema `articles`: the tagger writes, the api reads. Named with their schema, as queries name them.
 * Ids are bigint and come back as strings. Times have milliseconds, as JavaScript has.
 */
export interface ArticleStore {
  "articles.articles": ArticlesTable;
  "articles.article_tags": ArticleTagsTable;
  "articles.article_search": ArticleSearchTable;
  "articles.feeds": FeedsTable;
  "articles.tag_counts": TagCountsTable;
}

type Moment = ColumnType<Date, Date | string, Date | string>;

export interface ArticlesTable {
  id: Generated<string>;
  feed_id: string;
  /** What makes it the same article in its feed: `guid:…`, else `url:…`, else `hash:…`. */
  identity: string;
  revision: number;
  /** Hash of everything a reader sees; another hash is another revision. */
  content_hash: string;
  url: string | null;
  title: string;
  summary: string;
  author: string | null;
  content_html: string | null;
  /** The earlier of `published_at` and first sight; set once, so that lists never shuffle. */
  sort_at: Moment;
  published_at: Moment | null;
  fetched_at: Moment;
  updated_at: Moment | null;
  language: string | null;
  image: string | null;
  enclosures: JSONColumnType<Enclosure[]>;
  tags: JSONColumnType<ArticleTag[]>;
  /** Provenance of the newest revision. */
  archive_key: string;
  sha256: string;
  document_fetched_at: Moment;
  parser: string;
  rules: string;
}

/** A row for each tag of an article, in the order of lists: one index serves a tag's page. */
export interface ArticleTagsTable {
  tag: string;
  sort_at: Moment;
  article_id: string;
  feed_id: string;
}

/** Search vectors, apart from the articles, so that indexing never rewrites their rows. Text as `searchText` folds it. */
export interface ArticleSearchTable {
  article_id: string;
  /** tsvector of title and lead: written with the article, searchable at once. */
  lead: string;
  /** tsvector of the whole text: written behind it; null until then. */
  body: string | null;
}

/** What an article shows of its feed; `articles` is the number stored. */
export interface FeedsTable {
  feed_id: string;
  url: string;
  title: string | null;
  site_url: string | null;
  articles: Generated<string>;
}

/** Articles a tag, spread over slots so that taggers do not queue for one row; a tag's count is the sum. */
export interface TagCountsTable {
  tag: string;
  slot: number;
  articles: string;
}
