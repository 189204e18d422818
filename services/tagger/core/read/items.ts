import { identityOf } from "./identity";
import { lead } from "./lead";
import type { ParsedEnclosure, ParsedFeed, ParsedItem } from "./parsed-feed";
import { plainText } from "./plain-text";

/** An item read to the end: what is stored of it, and the text that is tagged. */
export interface ReadArticle {
  readonly identity: string;
  readonly url: string | null;
  /** plain text; without a title in the feed the lead of the text, else the address */
  readonly title: string;
  /** plain text, at most 400 characters */
  readonly summary: string;
  readonly contentHtml: string | null;
  readonly author: string | null;
  readonly categories: readonly string[];
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
  readonly language: string | null;
  readonly image: string | null;
  readonly enclosures: readonly ParsedEnclosure[];
  /** the whole text, plain: content and summary where they differ */
  readonly text: string;
}

const SUMMARY = 400;
/** Of a text that stands in for a missing title. */
const TITLE = 100;

/** A feed's articles in its order; of two with one identity the first. `now` bounds the dates. */
export function readItems(feed: ParsedFeed, now: Date): ReadArticle[] {
  const articles = new Map<string, ReadArticle>();
  for (const item of feed.items.filter(saysSomething)) {
    const identity = identityOf(item);
    if (!articles.has(identity)) articles.set(identity, readItem(item, identity, feed.language, now));
  }
  return [...articles.values()];
}

/** An item without any text is titled by its address. */
function addressAsTitle(item: ParsedItem): string {
  const address = item.url ?? item.enclosures[0]?.url ?? item.image ?? item.guid;
  return address?.replace(/^https?:\/\/(?:www\.)?|[?#].*$/g, "").replace(/\/$/, "") ?? "";
}

/** Skips items that carry nothing but a category. */
const saysSomething = (item: ParsedItem) =>
  [item.guid, item.url, item.title, item.contentHtml, item.summaryHtml, item.image, item.enclosures[0]].some(
    (part) => part !== null && part !== undefined,
  );

function readItem(item: ParsedItem, identity: string, feedLanguage: string | null, now: Date): ReadArticle {
  const content = plainText(item.contentHtml ?? "");
  const summary = plainText(item.summaryHtml ?? "");
  const text = content.startsWith(summary.slice(0, 200)) ? content : `${summary}\n${content}`.trim();
  return {
    identity,
    url: item.url,
    title: item.title ?? (lead(text, TITLE) || addressAsTitle(item)),
    summary: lead(summary || content, SUMMARY),
    contentHtml: item.contentHtml ?? item.summaryHtml,
    author: item.authors.join(", ") || null,
    categories: item.categories,
    publishedAt: clampPublished(item.publishedAt ?? item.updatedAt, now),
    updatedAt: clampPublished(item.updatedAt, now),
    language: item.language ?? feedLanguage,
    image: item.image,
    enclosures: item.enclosures,
    text: text || summary,
  };
}

/** A date is plausible from the second day of 1970; a date in the future becomes `now`. */
function clampPublished(date: Date | null, now: Date): Date | null {
  if (date === null || date.getTime() < earliest) return null;
  return date > now ? now : date;
}

const earliest = Date.UTC(1970, 0, 2);
