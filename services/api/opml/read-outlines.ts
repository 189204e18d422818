import { decodeEntities } from "./entities";

/** A feed in an outline; `url` is null if the outline claims to be a feed but has none. */
export interface Outline {
  readonly url: string | null;
  readonly title: string | null;
}

/** Where an outline's attributes end, even if their quotes or brackets are missing. */
const BOUNDARY = /<(?=\/?outline\b|\/?body\b|\/?opml\b)/i;
/** Begins at a name only, so that a long word is looked at once. */
const ATTRIBUTE = /(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
/** A longer one has lost its end. */
const LONGEST_OUTLINE = 32_768;

/**
 * The feeds of an OPML document in its order, folders left out; null where the text is not OPML. It uses no XML
 * parser, since a parser gives up, or mixes up the attributes of two outlines, at the first missing quote. Here each outline
 * is read by itself, from its name to the next tag.
 */
export function readOutlines(text: string): Outline[] | null {
  const parts = withoutComments(text).split(BOUNDARY);
  const outlines = parts.filter((part) => /^outline\b/i.test(part));
  if (outlines.length === 0 && !parts.some((part) => /^opml\b/i.test(part))) return null;
  return outlines.map(readOutline).filter((outline) => outline !== null);
}

function readOutline(part: string): Outline | null {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single, bare] of part.slice(0, LONGEST_OUTLINE).matchAll(ATTRIBUTE)) {
    const known = name.toLowerCase();
    if (!attributes.has(known)) attributes.set(known, decodeEntities(double ?? single ?? bare ?? "").trim());
  }
  const isFeed = /^(rss|atom|feed|json)/i.test(attributes.get("type") ?? "");
  const url = attributes.get("xmlurl") || (isFeed && attributes.get("url")) || null;
  // one that names an address which cannot be read, for a quote that is missing, is not a folder
  if (url === null && !isFeed && !/xmlurl/i.test(part)) return null;
  return { url, title: attributes.get("title") || attributes.get("text") || null };
}

function withoutComments(text: string): string {
  const kept: string[] = [];
  for (let from = 0; ;) {
    const begin = text.indexOf("<!--", from);
    const end = begin === -1 ? -1 : text.indexOf("-->", begin + 4);
    // a comment that never ends hides nothing
    if (end === -1) return kept.join("") + text.slice(from);
    kept.push(text.slice(from, begin));
    from = end + 3;
  }
}
