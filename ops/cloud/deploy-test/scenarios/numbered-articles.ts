import type { Article, Page } from "../page";
import type { Numbered } from "./exactly-once";

/** An article of the mock feeds, whose links end with feed, run of their server and number. */
export interface NumberedArticle extends Numbered {
  readonly publishedMs: number;
}

/** Every article that the page has, from its newest to its oldest one. */
export async function numberedArticles(page: Page): Promise<readonly NumberedArticle[]> {
  const all: NumberedArticle[] = [];
  for (let path: string | null = "/api/articles?limit=200"; path !== null;) {
    const answer: Response = await page.fetch(path);
    if (!answer.ok) throw new Error(`The page answered HTTP ${answer.status}: ${await answer.text()}`);
    const { items, next } = (await answer.json()) as {
      readonly items: readonly Article[];
      readonly next: string | null;
    };
    all.push(...items.map(numbered));
    path = next === null ? null : `/api/articles?${new URLSearchParams({ limit: "200", cursor: next })}`;
  }
  return all;
}

function numbered({ url, publishedAt }: Article): NumberedArticle {
  const [, feed = "", n] = /[-/]([a-z]+-[a-z0-9]+)-(\d+)$/.exec(url ?? "") ?? [];
  if (n === undefined || publishedAt === null) throw new Error(`Not an article of the mock feeds: ${url}`);
  return { feed, n: Number(n), publishedMs: Date.parse(publishedAt) };
}
