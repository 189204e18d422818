import { Glob } from "bun";
import { decodeText } from "../core/read/charset";
import { corpus } from "./corpora-root";
import { articlesOf, type PlainItem } from "./plain-reading";

export interface ServedDocument {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly expected: readonly PlainItem[];
}

const patterns: Readonly<Record<string, string>> = {
  "rss-parser": "*.{rss,atom}",
  feedsmith: "**/*.xml",
  yarr: "fixtures/**/*.{xml,jsonc}",
};
const types: readonly (readonly [ending: string, type: string])[] = [
  [".rss", "application/rss+xml"],
  [".atom", "application/atom+xml"],
  [".jsonc", "application/feed+json"],
  [".xml", "application/xml"],
];

/** Every document of the corpora, with its own type and the articles that it plainly holds. */
export async function documentsToServe(): Promise<ServedDocument[]> {
  const files = Object.entries(patterns).flatMap(([name, pattern]) => {
    const root = corpus(name);
    return [...new Glob(pattern).scanSync(root)]
      .sort()
      .map((file) => ({ path: `${name}/${file}`, file: `${root}/${file}` }));
  });
  return Promise.all(
    files.map(async ({ path, file }) => {
      const bytes = await Bun.file(file).bytes();
      const { text } = decodeText(bytes, null);
      const type = types.find(([ending]) => path.endsWith(ending))?.[1] ?? "";
      return { path, bytes, type, expected: path.endsWith(".jsonc") ? jsonArticles(text) : articlesOf(text) };
    }),
  );
}

function jsonArticles(text: string): PlainItem[] {
  const { items }: { items: { id: string; url: string; title?: string }[] } = JSON.parse(
    text.replace(/^\/\*[^]*?\*\//, ""),
  );
  return items.map(({ id, url, title }) => ({ title: title ?? null, links: [url], identity: id, isArticle: true }));
}
