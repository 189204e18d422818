import type { ParsedFeed, ParsedItem } from "../core/read/parsed-feed";
import type { Expected, Fields } from "./gofeed-expected";

export interface Difference {
  readonly field: string;
  readonly expected: string;
  readonly got: string;
}

export interface Agreement {
  readonly compared: number;
  readonly differences: readonly Difference[];
}

/**
 * Every field that is expected counts once: equal, or a difference; one that we lack is a difference. Where the
 * expectation is raw and InfoStream stores the same in another form, both are brought into one form: titles, names
 * and categories are plain text here, HTML that is only escaped text is that text, white space is one space.
 */
export function agreement(expected: Expected, feed: ParsedFeed): Agreement {
  const pairs = [
    ...pairsOf("feed", expected.feed, feedFields(feed)),
    ...expected.items.flatMap((item, at) => pairsOf(`item ${at}`, item, itemFields(feed.items[at]))),
  ];
  const differences = pairs.filter(({ field, expected, got }) => wanted(field, expected) !== kept(field, got));
  return { compared: pairs.length, differences };
}

const pairsOf = (of: string, expected: Fields, got: Fields): Difference[] =>
  Object.entries(expected).map(([field, value]) => ({
    field: `${of} ${field}`,
    expected: value,
    got: got[field] ?? "",
  }));

const feedFields = (feed: ParsedFeed): Fields => ({
  title: feed.title ?? "",
  link: feed.siteUrl ?? "",
  language: feed.language ?? "",
});

function itemFields(item: ParsedItem | undefined): Fields {
  if (item === undefined) return {};
  return {
    guid: item.guid ?? "",
    title: item.title ?? "",
    link: item.url ?? "",
    description: item.summaryHtml ?? "",
    content: item.contentHtml ?? "",
    // as readItems stores it: an item that was only updated was published then
    published: (item.publishedAt ?? item.updatedAt)?.toISOString() ?? "",
    updated: item.updatedAt?.toISOString() ?? "",
    authors: [...item.authors].sort().join("\n"),
    categories: [...item.categories].sort().join("\n"),
    enclosures: item.enclosures
      .map((file) => [file.url, file.type, file.length].join(" ").trim())
      .sort()
      .join("\n"),
    image: item.image ?? "",
  };
}

const kindOf = (field: string) => field.split(" ").at(-1) ?? "";

/** An expectation as InfoStream would store it. */
function wanted(field: string, value: string): string {
  const kind = kindOf(field);
  if (kind === "title" || kind === "categories") return shown(value);
  if (kind === "authors") return nameOf(shown(value));
  return kept(field, value);
}

function kept(field: string, value: string): string {
  const kind = kindOf(field);
  if (kind === "published" || kind === "updated") return new Date(value).getTime().toString();
  if (kind === "description" || kind === "content") return decoded(spaced(value));
  return kind === "link" ? value.replace(/^(https?:\/\/[^/]+)\/$/, "$1") : spaced(value);
}

/** "jane@example.org (Jane)" is Jane. */
const nameOf = (value: string) => value.replace(/ ?\(?\S+@[^\s)]+\)? ?/, "").replace(/^\((.*)\)$/, "$1") || value;
const spaced = (value: string) => value.replace(/\s+/g, " ").trim();
const shown = (value: string) => spaced(decoded(value.replace(/<\/?[a-z][^<>]*>/gi, "")));
const decoded = (value: string) =>
  value
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&amp;/g, "&");
