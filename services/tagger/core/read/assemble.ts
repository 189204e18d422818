import { absolutise } from "./absolutise";
import { parseDate } from "./dates";
import { itemFiles } from "./item-files";
import { oneLine, titleText } from "./one-line";
import type { ParsedFeed, ParsedItem } from "./parsed-feed";
import { plainText } from "./plain-text";
import { positiveNumber } from "./positive-number";
import type { RawFeed, RawItem, RawLink } from "./raw-feed";
import { webUrl } from "./web-url";

/** Decides between what a parser found: which link, which date, which text. */
export function assemble(raw: RawFeed, documentUrl: string): ParsedFeed {
  const siteUrl = alternate(raw.links, documentUrl);
  const hubs = [...raw.hubs, ...raw.links.filter((link) => link.rel === "hub").map((link) => link.href)];
  return {
    format: raw.format,
    parser: raw.parser,
    title: raw.title && titleText(raw.title.text, raw.title.html),
    siteUrl,
    description: raw.description === null ? null : oneLine(plainText(raw.description)) || null,
    language: languageTag(raw.language),
    ttlMinutes: positiveNumber(raw.ttl),
    updatePeriodMinutes: updatePeriod(raw.updatePeriod, raw.updateFrequency),
    hubs: distinct(hubs.map((hub) => webUrl(hub, documentUrl)).filter((hub) => hub !== null)),
    items: raw.items.map((item) => assembleItem(item, siteUrl ?? documentUrl, raw.language)),
  };
}

function assembleItem(raw: RawItem, base: string, feedLanguage: string | null): ParsedItem {
  const contentHtml = body(raw.content, base);
  const summaryHtml = body(raw.summary, base);
  const guid = raw.guid?.trim() || null;
  return {
    guid,
    url: address(raw, base),
    title: raw.title && titleText(raw.title.text, raw.title.html),
    contentHtml,
    summaryHtml,
    authors: distinct(raw.authors.map(personName).filter((name) => name !== "")),
    categories: distinct(raw.categories.map((name) => oneLine(plainText(name))).filter((name) => name !== "")),
    publishedAt: firstDate(raw.published, raw.language ?? feedLanguage),
    updatedAt: firstDate(raw.updated, raw.language ?? feedLanguage),
    language: languageTag(raw.language),
    ...itemFiles(raw, [contentHtml, summaryHtml], base),
  };
}

const body = (html: string | null, base: string) => (html?.trim() ? absolutise(html.trim(), base) : null);

/** The article's own address: what a redirecting service replaced, then the page, then a guid that is one. */
function address(raw: RawItem, base: string): string | null {
  const origin = raw.links.find((link) => link.rel === "origlink");
  const guid = raw.guidIsLink && /^https?:\/\//i.test(raw.guid?.trim() ?? "") ? raw.guid : null;
  return webUrl(origin?.href, base) ?? alternate(raw.links, base) ?? webUrl(guid, base) ?? fallback(raw.links, base);
}

/** RSS's own link, the last if there are several (as gofeed and feedparser have it), else Atom's first for a page. */
function alternate(links: readonly RawLink[], base: string): string | null {
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
const fallback = (links: readonly RawLink[], base: string) =>
  first(
    links.filter((link) => link.rel === "related" || link.rel === "via"),
    base,
  );

function first(links: readonly RawLink[], base: string): string | null {
  for (const link of links) {
    const url = webUrl(link.href, base);
    if (url !== null) return url;
  }
  return null;
}

function firstDate(written: readonly string[], language: string | null): Date | null {
  for (const text of written) {
    const date = parseDate(text, language);
    if (date !== null) return date;
  }
  return null;
}

/** "jane@example.org (Jane Doe)", "Jane Doe <jane@example.org>" and the like: the name, else what there is. */
function personName(written: string): string {
  const text = oneLine(plainText(written.replace(/<([^<>\s]+@[^<>\s]+)>/g, "($1)")));
  const [, before = "", within = ""] = /^([^()]*)\(([^()]*)\)$/.exec(text) ?? [];
  const name = [before, within].map((part) => part.trim()).find((part) => part !== "" && !/^\S+@\S+$/.test(part));
  return name ?? text.replace(/^mailto:/i, "").replace(/^by\s+(?=\p{Lu})/iu, "");
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
  return minutes === undefined ? null : Math.max(1, Math.round(minutes / (positiveNumber(frequency) ?? 1)));
}

/** BCP 47 as feeds write it: "en_us" is "en-us". */
function languageTag(written: string | null): string | null {
  const tag = written?.trim().replaceAll("_", "-") ?? "";
  return /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag) ? tag : null;
}

const distinct = (values: readonly string[]) => [...new Set(values)];
