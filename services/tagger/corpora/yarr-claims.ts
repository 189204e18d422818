import type { ParsedFeed } from "../core/read/parsed-feed";

export interface Claim {
  readonly what: string;
  readonly expected: string;
  readonly got: string | undefined;
}

const claim = /^@ (len\(feed\.Items\)|feed\.(?:Title|SiteURL)|feed\.Items\[\d+\]\.(?:Title|URL|Content)) == (.+)$/gm;

/** yarr's fixtures state in a comment what a reader must find; those of a feed that InfoStream stores too. */
export function claimsOf(text: string, feed: ParsedFeed): Claim[] {
  return [...text.matchAll(claim)].map(([, what = "", literal = ""]) => ({
    what,
    expected: literal.startsWith('"') ? String(JSON.parse(literal)) : literal,
    got: foundAt(what, feed),
  }));
}

function foundAt(what: string, feed: ParsedFeed): string | undefined {
  if (what.startsWith("len")) return String(feed.items.length);
  if (what === "feed.Title") return feed.title ?? "";
  if (what === "feed.SiteURL") return feed.siteUrl ?? "";
  const item = feed.items[Number(/\d+/.exec(what)?.[0])];
  if (what.endsWith("Title")) return item?.title ?? "";
  if (what.endsWith("URL")) return item?.url ?? "";
  return item?.contentHtml ?? item?.summaryHtml ?? "";
}
