import type { Article, ArticleTag, Enclosure } from "@infostream/contracts";

/** What a list shows of an article: every column but its content. */
export const lineColumns = [
  "a.id",
  "a.url",
  "a.title",
  "a.summary",
  "a.author",
  "a.sort_at",
  "a.published_at",
  "a.fetched_at",
  "a.updated_at",
  "a.language",
  "a.image",
  "a.enclosures",
  "a.tags",
  "a.feed_id",
  "f.url as feed_url",
  "f.title as feed_title",
  "f.site_url as feed_site_url",
] as const;

export interface LineRow {
  readonly id: string;
  readonly url: string | null;
  readonly title: string;
  readonly summary: string;
  readonly author: string | null;
  readonly sort_at: Date;
  readonly published_at: Date | null;
  readonly fetched_at: Date;
  readonly updated_at: Date | null;
  readonly language: string | null;
  readonly image: string | null;
  readonly enclosures: Enclosure[];
  readonly tags: ArticleTag[];
  readonly feed_id: string;
  readonly feed_url: string;
  readonly feed_title: string | null;
  readonly feed_site_url: string | null;
}

/** An article as the API shows it, with its place in lists for the pages. */
export interface ArticleLine {
  readonly article: Article;
  readonly sortAt: Date;
}

export const toLine = (row: LineRow): ArticleLine => ({ article: toArticle(row), sortAt: row.sort_at });

export const toArticle = (row: LineRow): Article => ({
  id: row.id,
  url: row.url,
  title: row.title,
  summary: row.summary,
  author: row.author,
  publishedAt: row.published_at?.toISOString() ?? null,
  fetchedAt: row.fetched_at.toISOString(),
  updatedAt: row.updated_at?.toISOString() ?? null,
  language: row.language,
  image: row.image,
  enclosures: row.enclosures,
  feed: { id: row.feed_id, title: row.feed_title, url: row.feed_url, siteUrl: row.feed_site_url },
  tags: row.tags,
});
