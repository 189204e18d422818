import type { Article, Feed } from "../article";
import { escapeText as x } from "./escape";

/** The feed as Atom 1.0. */
export function renderAtom(feed: Feed, articles: readonly Article[], origin: string, changedMs: number): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="${feed.newsroom.language}">
<id>urn:infostream:mock:${feed.name}</id>
<title>${x(feed.title)}</title>
<subtitle>${x(feed.description)}</subtitle>
<updated>${new Date(changedMs).toISOString()}</updated>
<link rel="self" type="application/atom+xml" href="${x(origin + feed.path)}"/>
<link rel="alternate" type="text/html" href="${x(origin)}/"/>
${articles.map((article) => entry(article, origin)).join("\n")}
</feed>
`;
}

function entry(article: Article, origin: string): string {
  return [
    `<entry xml:lang="${article.language}">`,
    `<id>${x(article.guid)}</id>`,
    `<title>${x(article.title)}</title>`,
    `<link rel="alternate" type="text/html" href="${x(origin + article.path)}"/>`,
    `<published>${new Date(article.publishedMs).toISOString()}</published>`,
    `<updated>${new Date(article.updatedMs).toISOString()}</updated>`,
    `<author><name>${x(article.author)}</name></author>`,
    ...article.categories.map((category) => `<category term="${x(category)}"/>`),
    `<summary>${x(article.summary)}</summary>`,
    `<content type="html">${x(article.html)}</content>`,
    article.cover ? `<media:thumbnail url="${x(origin + article.cover)}" width="800" height="450"/>` : null,
    article.table
      ? `<link rel="enclosure" type="text/csv" length="${article.table.csv.length}" href="${x(origin + article.table.path)}"/>`
      : null,
    "</entry>",
  ]
    .filter((line) => line !== null)
    .join("\n");
}
