import { expect, test } from "bun:test";
import { Glob } from "bun";
import { assemble } from "../core/read/assemble";
import type { RawFeed } from "../core/read/raw-feed";
import { decodeText } from "../core/read/charset";
import { parseFeed } from "../core/read/parse-feed";
import type { ParsedFeed } from "../core/read/parsed-feed";
import { readItems } from "../core/read/items";
import { readRss } from "../core/read/formats/rss";
import { readRssByFeedsmith } from "../core/read/formats/rss-by-feedsmith";
import { sniff } from "../core/read/sniff";
import { normaliseXml } from "../core/read/xml/normalise-xml";
import { corpus } from "./corpora-root";
import { readPlainly } from "./plain-reading";
import { linksAgree, shown, spaced } from "./same-words";
import { claimsOf } from "./yarr-claims";

interface Document {
  readonly path: string;
  readonly text: string;
  readonly feed: ParsedFeed | null;
}

async function documents(name: string, pattern: string): Promise<Document[]> {
  const root = corpus(name);
  const paths = [...new Glob(pattern).scanSync(root)].sort();
  return Promise.all(
    paths.map(async (path) => {
      const { text } = decodeText(await Bun.file(`${root}/${path}`).bytes(), null);
      const parsed = await parseFeed(text, "http://document.test/feed");
      return { path, text, feed: parsed.kind === "feed" ? parsed.feed : null };
    }),
  );
}

function expectItems({ path, text, feed }: Document): void {
  const plain = readPlainly(text);
  const items = feed?.items ?? [];
  expect([path, items.length]).toEqual([path, plain.length]);
  for (const [at, { title, links }] of plain.entries()) {
    expect([path, at, spaced(items[at]?.title ?? "")]).toEqual([path, at, shown(title ?? items[at]?.title ?? "")]);
    const url = items[at]?.url ?? null;
    expect([path, url, links, linksAgree(links, url)]).toEqual([path, url, links, true]);
  }
}

test("every feed of rss-parser's corpus has its items, titles and links", async () => {
  const all = await documents("rss-parser", "*.{rss,atom}");
  expect(all.filter((document) => document.feed === null).map((document) => document.path)).toEqual([
    "unrecognized.rss",
  ]);
  expect(all.length).toBeGreaterThan(30);
  for (const document of all.filter((one) => one.feed !== null && one.path !== "incomplete-fields.atom"))
    expectItems(document);
});

test("an empty entry of rss-parser's corpus is skipped", async () => {
  const [document] = await documents("rss-parser", "incomplete-fields.atom");
  expect(document?.feed && readItems(document.feed, new Date())).toEqual([]);
});

test("every feed of feedsmith's corpus has its items, titles and links", async () => {
  const all = await documents("feedsmith", "**/*.xml");
  expect(all.length).toBe(13);
  for (const document of all) expectItems(document);
});

test("feedsmith's references agree on titles, links and the number of items", async () => {
  const root = corpus("feedsmith");
  for (const { path, feed } of await documents("feedsmith", "**/*.xml")) {
    const reference = await Bun.file(`${root}/${path.replace(/xml$/, "json")}`).json();
    const items: { title?: string | { value: string }; link?: string }[] = reference.items ?? reference.entries ?? [];
    expect([path, feed?.items.length]).toEqual([path, items.length]);
    expect([path, feed?.title]).toEqual([path, shown(reference.title?.value ?? reference.title)]);
    for (const [at, item] of items.entries()) {
      const title = typeof item.title === "object" ? item.title.value : item.title;
      if (title !== undefined) expect([path, at, feed?.items[at]?.title ?? null]).toEqual([path, at, shown(title)]);
      if (item.link !== undefined) expect([path, at, feed?.items[at]?.url ?? null]).toEqual([path, at, item.link]);
    }
  }
});

/** yarr keeps the div that Atom wraps XHTML in. */
const stored = (expected: string) => expected.replace(/^<div xmlns="[^"]*">(.*)<\/div>$/s, "$1");

test("what yarr's fixtures claim of their feeds holds", async () => {
  const all = await documents("yarr", "fixtures/**/*.{xml,jsonc}");
  expect(all.length).toBe(28);
  let claims = 0;
  for (const { path, text, feed } of all) {
    if (feed === null) throw new Error(`${path} is a feed`);
    for (const { what, expected, got } of claimsOf(text, feed)) {
      claims++;
      expect([path, what, got]).toEqual([path, what, stored(expected)]);
    }
  }
  expect(claims).toBeGreaterThan(60);
});

test("feedsmith would read the same items of every RSS feed that rss-parser reads", async () => {
  const root = corpus("rss-parser");
  for (const path of [...new Glob("*.rss").scanSync(root)].sort()) {
    const { text } = decodeText(await Bun.file(`${root}/${path}`).bytes(), null);
    const found = sniff(text);
    if (found.kind !== "xml" || found.family !== "rss") continue;
    const { xml, version } = normaliseXml(text, "rss", found.at, "http://document.test/feed");
    const essence = (raw: RawFeed) =>
      assemble(raw, "http://document.test/feed").items.map(
        ({ guid, url, title, publishedAt, categories, enclosures }) => [
          guid,
          url,
          title,
          publishedAt,
          categories,
          enclosures,
        ],
      );
    expect([path, essence(readRssByFeedsmith("rss", xml, version))]).toEqual([
      path,
      essence(await readRss(xml, version)),
    ]);
  }
});
