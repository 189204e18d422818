import type { Article, Feed } from "../article";
import { escapeText as x } from "./escape";

const style = `:root{color-scheme:light dark}body{font:1.05rem/1.6 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}
img{max-width:100%;height:auto}blockquote{border-left:.2rem solid;margin-left:0;padding-left:1rem;font-style:italic}small{opacity:.7}`;

/** The page that an article's link leads to. */
export function renderArticlePage(feed: Feed, article: Article): string {
  const cover = article.cover ? `<img src="${x(article.cover)}" alt="" width="800" height="450">` : "";
  const table = article.table ? `<p><a href="${x(article.table.path)}">CSV</a></p>` : "";
  const published = new Date(article.publishedMs).toISOString();
  return page(
    article.language,
    article.title,
    `<p><a href="/">${x(feed.title)}</a></p>
<article>
<h1>${x(article.title)}</h1>
<p><small>${x(article.author)}, <time datetime="${published}">${published.slice(0, 16).replace("T", " ")} UTC</time>, ${x(article.categories.join(", "))}</small></p>
${cover}
${article.html}
${table}
</article>`,
  );
}

/** What the server offers, with each feed's newest articles. */
export function renderIndexPage(
  feeds: readonly { readonly feed: Feed; readonly articles: readonly Article[] }[],
): string {
  const sections = feeds.map(
    ({ feed, articles }) => `<h2>${x(feed.title)}</h2>
<p>${x(feed.description)} <a href="${feed.path}">${feed.path}</a></p>
<ul>
${articles.map((a) => `<li lang="${a.language}"><a href="${x(a.path)}">${x(a.title)}</a></li>`).join("\n")}
</ul>`,
  );
  return page("en", "Mock feeds", `<h1>Mock feeds</h1>\n<p>Nothing here is true.</p>\n${sections.join("\n")}`, feeds);
}

function page(language: string, title: string, body: string, feeds: readonly { readonly feed: Feed }[] = []): string {
  const links = feeds.map(
    ({ feed }) => `<link rel="alternate" type="${typeOf(feed)}" title="${x(feed.title)}" href="${feed.path}">`,
  );
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${x(title)}</title>
${links.join("\n")}<style>${style}</style></head>
<body>
${body}
</body>
</html>
`;
}

/** The media type of a feed's document. */
export function typeOf(feed: Feed): string {
  switch (feed.name) {
    case "world":
      return "application/rss+xml";
    case "technology":
      return "application/atom+xml";
    case "science":
      return "application/feed+json";
    default:
      return feed.name satisfies never;
  }
}
