import { composeArticle } from "../../../local/mock-feeds/compose";
import { feeds } from "../../../local/mock-feeds/content/feeds";
import { escapeText } from "../../../local/mock-feeds/render/escape";
import type { Shape } from "../options";

/** The text of articles, as each format writes it. */
export interface Snippet {
  readonly title: string;
  readonly summary: string;
  readonly author: string;
  readonly categories: readonly string[];
  readonly html: string;
  readonly escapedHtml: string;
}

export interface GeneratedArticle extends Snippet {
  readonly guid: string;
  readonly url: string;
  readonly publishedMs: number;
}

const apart = 2 * 60_000;

/** News from the mock feeds' generator, so that the tagger finds realistic tags. */
export function snippets(): Snippet[] {
  const timeline = { startMs: 0, everyMs: 60_000, staggerMs: 0 };
  return feeds.flatMap((feed) =>
    Array.from({ length: 150 }, (_, n) => {
      const { title, summary, author, categories, html } = composeArticle({ feed, seed: "bench", timeline }, n, n);
      return { title, summary, author, categories, html, escapedHtml: escapeText(html) };
    }),
  );
}

const guidOf = (feed: number, article: number) => `urn:infostream:bench:${feed}:${article}`;

/** Every guid that a run of this shape must store, once. */
export function* allGuids({ feeds: count, articles }: Shape): Generator<string> {
  for (let feed = 0; feed < count; feed++) for (let n = 0; n < articles; n++) yield guidOf(feed, n);
}

/** Article `n` of a feed with about `bytes` of markup, in plain and escaped form alike. */
export function generateArticle(
  pool: readonly Snippet[],
  shape: Shape,
  feed: number,
  n: number,
  bytes: number,
  nowMs: number,
): GeneratedArticle {
  const index = feed * shape.articles + n;
  const at = (i: number): Snippet => {
    const snippet = pool[i % pool.length];
    if (!snippet) throw new RangeError("no snippets");
    return snippet;
  };
  const main = at(index);
  const html = [main.html];
  const escapedHtml = [main.escapedHtml];
  for (let size = main.escapedHtml.length, i = index; size < bytes;) {
    // a step that shares no factor with the pool's size meets every snippet
    const more = at((i += 7 + (feed % 11)));
    html.push(more.html);
    escapedHtml.push(more.escapedHtml);
    size += more.escapedHtml.length + 1;
  }
  return {
    ...main,
    title: `${main.title} (${feed}.${n})`,
    html: html.join("\n"),
    escapedHtml: escapedHtml.join("\n"),
    guid: guidOf(feed, n),
    url: `/articles/${feed}/${n}`,
    publishedMs: nowMs - index * apart - 60_000,
  };
}
