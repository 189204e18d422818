import type { Article, Feed } from "../article";
import { escapeText as x } from "./escape";

/** The feed as RSS 2.0 with the extensions that news sites use. */
export function renderRss(feed: Feed, articles: readonly Article[], origin: string, changedMs: number): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>${x(feed.title)}</title>
<link>${x(origin)}/</link>
<description>${x(feed.description)}</description>
<language>${feed.newsroom.language}</language>
<lastBuildDate>${new Date(changedMs).toUTCString()}</lastBuildDate>
<ttl>1</ttl>
<atom:link rel="self" type="application/rss+xml" href="${x(origin + feed.path)}"/>
${articles.map((article) => item(article, origin)).join("\n")}
</channel>
</rss>
`;
}

function item(article: Article, origin: string): string {
  return [
    "<item>",
    `<title>${x(article.title)}</title>`,
    `<link>${x(origin + article.path)}</link>`,
    `<guid isPermaLink="false">${x(article.guid)}</guid>`,
    `<pubDate>${new Date(article.publishedMs).toUTCString()}</pubDate>`,
    article.updatedMs > article.publishedMs
      ? `<atom:updated>${new Date(article.updatedMs).toISOString()}</atom:updated>`
      : null,
    `<dc:creator>${x(article.author)}</dc:creator>`,
    `<dc:language>${article.language}</dc:language>`,
    ...article.categories.map((category) => `<category>${x(category)}</category>`),
    `<description>${x(article.summary)}</description>`,
    `<content:encoded><![CDATA[${article.html}]]></content:encoded>`,
    article.cover ? `<media:content medium="image" type="image/svg+xml" url="${x(origin + article.cover)}"/>` : null,
    article.table
      ? `<enclosure type="text/csv" length="${article.table.csv.length}" url="${x(origin + article.table.path)}"/>`
      : null,
    "</item>",
  ]
    .filter((line) => line !== null)
    .join("\n");
}
