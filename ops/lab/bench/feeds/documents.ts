import { escapeText as x } from "../../../local/mock-feeds/render/escape";
import type { Shape } from "../options";
import { type GeneratedArticle, generateArticle, type Snippet } from "./articles";

export interface GeneratedFeed {
  readonly type: string;
  readonly body: string;
}

interface Format {
  readonly type: string;
  document(feed: number, articles: readonly GeneratedArticle[], origin: string, padding: string): string;
}

/** Feed `number` as its server sends it: RSS 2.0 for eight in ten, one Atom, one JSON Feed; `bytes` long, or longer where its articles need it. */
export function generateFeed(
  pool: readonly Snippet[],
  shape: Shape,
  number: number,
  origin: string,
  nowMs: number,
): GeneratedFeed {
  const format = number % 10 === 8 ? atom : number % 10 === 9 ? jsonFeed : rss;
  const write = (bytesEach: number, padding: string) => {
    const articles = Array.from({ length: shape.articles }, (_, n) =>
      generateArticle(pool, shape, number, n, bytesEach, nowMs),
    );
    return format.document(number, articles, origin, padding);
  };
  // whole snippets seldom add up to the size: come close from below, and the feed's description takes the rest
  for (let bytesEach = Math.floor(shape.bytes / shape.articles); ; bytesEach -= 100) {
    const missing = shape.bytes - Buffer.byteLength(write(bytesEach, ""));
    if (missing >= 0)
      return { type: format.type, body: write(bytesEach, "padding ".repeat(missing).slice(0, missing)) };
    if (bytesEach <= 0) return { type: format.type, body: write(0, "") };
  }
}

const rss: Format = {
  type: "application/rss+xml; charset=utf-8",
  document: (feed, articles, origin, padding) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Bench ${feed}</title><link>${origin}/</link><description>${padding}</description><language>en</language>
${articles
  .map(
    (a) => `<item><title>${x(a.title)}</title><link>${origin}${a.url}</link><guid isPermaLink="false">${a.guid}</guid>
<pubDate>${new Date(a.publishedMs).toUTCString()}</pubDate><dc:creator>${x(a.author)}</dc:creator>
${a.categories.map((c) => `<category>${x(c)}</category>`).join("")}
<description>${x(a.summary)}</description><content:encoded><![CDATA[${a.html}]]></content:encoded></item>`,
  )
  .join("\n")}
</channel></rss>
`,
};

const atom: Format = {
  type: "application/atom+xml; charset=utf-8",
  document: (feed, articles, origin, padding) => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:infostream:bench:${feed}</id><title>Bench ${feed}</title>
<subtitle>${padding}</subtitle><link href="${origin}/"/><updated>${iso(articles[0]?.publishedMs ?? 0)}</updated>
${articles
  .map(
    (a) => `<entry><id>${a.guid}</id><title>${x(a.title)}</title><link href="${origin}${a.url}"/>
<published>${iso(a.publishedMs)}</published><updated>${iso(a.publishedMs)}</updated><author><name>${x(a.author)}</name></author>
${a.categories.map((c) => `<category term="${x(c)}"/>`).join("")}
<summary>${x(a.summary)}</summary><content type="html">${a.escapedHtml}</content></entry>`,
  )
  .join("\n")}
</feed>
`,
};

const jsonFeed: Format = {
  type: "application/feed+json",
  document: (feed, articles, origin, padding) =>
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: `Bench ${feed}`,
      description: padding,
      home_page_url: `${origin}/`,
      items: articles.map((a) => ({
        id: a.guid,
        url: origin + a.url,
        title: a.title,
        summary: a.summary,
        content_html: a.html,
        date_published: iso(a.publishedMs),
        authors: [{ name: a.author }],
        tags: a.categories,
      })),
    }),
};

const iso = (ms: number) => new Date(ms).toISOString();
