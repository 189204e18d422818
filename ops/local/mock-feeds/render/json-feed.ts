import type { Article, Feed } from "../article";

/** The feed as JSON Feed 1.1. */
export function renderJsonFeed(feed: Feed, articles: readonly Article[], origin: string): string {
  const document = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    description: feed.description,
    home_page_url: `${origin}/`,
    feed_url: origin + feed.path,
    language: feed.newsroom.language,
    items: articles.map((article) => item(article, origin)),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

function item(article: Article, origin: string) {
  const { table, cover } = article;
  return {
    id: article.guid,
    url: origin + article.path,
    title: article.title,
    summary: article.summary,
    content_html: article.html,
    date_published: new Date(article.publishedMs).toISOString(),
    ...(article.updatedMs > article.publishedMs && { date_modified: new Date(article.updatedMs).toISOString() }),
    authors: [{ name: article.author }],
    tags: article.categories,
    language: article.language,
    ...(cover && { image: origin + cover }),
    ...(table && {
      attachments: [{ url: origin + table.path, mime_type: "text/csv", size_in_bytes: table.csv.length }],
    }),
  };
}
