import type { FeedClues, FileClue, ItemClues, Link } from "./raw-feed";
import { parseDate } from "./dates";
import { absolutise, firstImage, webUrl } from "./links";
import type { ParsedEnclosure, ParsedFeed, ParsedItem } from "./parsed-feed";
import { oneLine, plainText, titleText } from "./text";

/** Decides between a feed's clues: which link, which date, which text. */
export function assemble(clues: FeedClues, documentUrl: string): ParsedFeed {
  const siteUrl = alternate(clues.links, documentUrl);
  const hubs = [...clues.hubs, ...clues.links.filter((link) => link.rel === "hub").map((link) => link.href)];
  return {
    format: clues.format,
    parser: clues.parser,
    title: clues.title && titleText(clues.title.text, clues.title.html),
    siteUrl,
    description: clues.description === null ? null : oneLine(plainText(clues.description)) || null,
    language: languageTag(clues.language),
    ttlMinutes: positive(clues.ttl),
    updatePeriodMinutes: updatePeriod(clues.updatePeriod, clues.updateFrequency),
    hubs: distinct(hubs.map((hub) => webUrl(hub, documentUrl)).filter((hub) => hub !== null)),
    items: clues.items.map((item) => assembleItem(item, siteUrl ?? documentUrl)),
  };
}

function assembleItem(clues: ItemClues, base: string): ParsedItem {
  const contentHtml = body(clues.content, base);
  const summaryHtml = body(clues.summary, base);
  const guid = clues.guid?.trim() || null;
  return {
    guid,
    url: address(clues, base),
    title: clues.title && titleText(clues.title.text, clues.title.html),
    contentHtml,
    summaryHtml,
    authors: distinct(clues.authors.map(personName).filter((name) => name !== "")),
    categories: distinct(clues.categories.map((name) => oneLine(plainText(name))).filter((name) => name !== "")),
    publishedAt: firstDate(clues.published),
    updatedAt: firstDate(clues.updated),
    language: languageTag(clues.language),
    image: imageOf(clues, base) ?? firstImage(contentHtml, base) ?? firstImage(summaryHtml, base),
    enclosures: enclosuresOf(clues, base),
  };
}

const body = (html: string | null, base: string) => (html?.trim() ? absolutise(html.trim(), base) : null);

/** The article's own address: what a redirecting service replaced, then the page, then a guid that is one. */
function address(clues: ItemClues, base: string): string | null {
  const origin = clues.links.find((link) => link.rel === "origlink");
  const guid = clues.guidIsLink && /^https?:\/\//i.test(clues.guid?.trim() ?? "") ? clues.guid : null;
  return (
    webUrl(origin?.href, base) ?? alternate(clues.links, base) ?? webUrl(guid, base) ?? fallback(clues.links, base)
  );
}

/** RSS's own link, the last if there are several (as gofeed and feedparser have it), else Atom's first for a page. */
function alternate(links: readonly Link[], base: string): string | null {
  const own = first(links.filter((link) => link.rel === "page").reverse(), base);
  if (own !== null) return own;
  const pages = links.filter((link) => link.rel === "alternate");
  const page =
    pages.find((link) => link.type !== null && /html/i.test(link.type)) ??
    pages.find((link) => link.type === null) ??
    pages[0];
  return webUrl(page?.href, base) ?? first(pages, base);
}

/** No page: any link will do that is not about something else. */
const fallback = (links: readonly Link[], base: string) =>
  first(
    links.filter((link) => link.rel === "related" || link.rel === "via"),
    base,
  );

function first(links: readonly Link[], base: string): string | null {
  for (const link of links) {
    const url = webUrl(link.href, base);
    if (url !== null) return url;
  }
  return null;
}

function firstDate(written: readonly string[]): Date | null {
  for (const text of written) {
    const date = parseDate(text);
    if (date !== null) return date;
  }
  return null;
}

/** "jane@example.org (Jane Doe)", "Jane Doe <jane@example.org>" and the like: the name, else what there is. */
export function personName(written: string): string {
  const text = oneLine(plainText(written.replace(/<([^<>\s]+@[^<>\s]+)>/g, "($1)")));
  const [, before = "", within = ""] = /^([^()]*)\(([^()]*)\)$/.exec(text) ?? [];
  const name = [before, within].map((part) => part.trim()).find((part) => part !== "" && !/^\S+@\S+$/.test(part));
  return name ?? text.replace(/^mailto:/i, "").replace(/^by\s+(?=\p{Lu})/iu, "");
}

/** The type decides, then the medium (feeds call videos images), then the address. */
function isPicture(file: FileClue & { medium?: string | null }): boolean {
  if (file.type) return /^image(?:\/|$)/i.test(file.type);
  return file.medium ? file.medium === "image" : /\.(?:jpe?g|png|gif|webp|avif)(?:\?|$)/i.test(file.url);
}

function imageOf(clues: ItemClues, base: string): string | null {
  const pictures = clues.media.filter(isPicture);
  // publishers list the same picture in several widths
  const widest = pictures.reduce<(typeof pictures)[number] | null>(
    (a, b) => (a === null || b.width > a.width ? b : a),
    null,
  );
  const enclosed = filesOf(clues).find(isPicture);
  return (
    [...clues.images, widest?.url, enclosed?.url].map((url) => webUrl(url, base)).find((url) => url !== null) ?? null
  );
}

const filesOf = (clues: ItemClues): FileClue[] => [
  ...clues.enclosures,
  ...clues.links.filter((link) => link.rel === "enclosure").map((link) => ({ ...link, url: link.href })),
];

function enclosuresOf(clues: ItemClues, base: string): ParsedEnclosure[] {
  const media = clues.media.filter((file) => !isPicture(file));
  const byUrl = new Map<string, ParsedEnclosure>();
  for (const file of [...filesOf(clues), ...media]) {
    const url = webUrl(file.url, base);
    if (url !== null && !byUrl.has(url))
      byUrl.set(url, { url, type: file.type || null, length: positive(file.length) });
  }
  return [...byUrl.values()];
}

function positive(text: string | null): number | null {
  const number = Number(text?.trim() || Number.NaN);
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}

const periods: ReadonlyMap<string, number> = new Map([
  ["hourly", 60],
  ["daily", 1440],
  ["weekly", 10080],
  ["monthly", 43200],
  ["yearly", 525600],
]);

function updatePeriod(period: string | null, frequency: string | null): number | null {
  const minutes = periods.get(period?.trim().toLowerCase() ?? "");
  return minutes === undefined ? null : Math.max(1, Math.round(minutes / (positive(frequency) ?? 1)));
}

/** BCP 47 as feeds write it: "en_us" is "en-us". */
function languageTag(written: string | null): string | null {
  const tag = written?.trim().replaceAll("_", "-") ?? "";
  return /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag) ? tag : null;
}

const distinct = (values: readonly string[]) => [...new Set(values)];
