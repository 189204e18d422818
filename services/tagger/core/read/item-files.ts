import type { ParsedEnclosure, ParsedItem } from "./parsed-feed";
import { positiveNumber } from "./positive-number";
import type { RawFile, RawItem } from "./raw-feed";
import { webUrl } from "./web-url";

/** An item's picture, from its media before the first one in its texts, and what else is enclosed. */
export function itemFiles(
  item: RawItem,
  texts: readonly (string | null)[],
  base: string,
): Pick<ParsedItem, "image" | "enclosures"> {
  return { image: pictureOf(item, base) ?? firstPicture(texts, base), enclosures: enclosuresOf(item, base) };
}

function firstPicture(texts: readonly (string | null)[], base: string): string | null {
  for (const html of texts) {
    const url = firstImage(html, base);
    if (url !== null) return url;
  }
  return null;
}

/** The type decides, then the medium (feeds call videos images), then the address. */
function isPicture(file: RawFile & { medium?: string | null }): boolean {
  if (file.type) return /^image(?:\/|$)/i.test(file.type);
  return file.medium ? file.medium === "image" : /\.(?:jpe?g|png|gif|webp|avif)(?:\?|$)/i.test(file.url);
}

function pictureOf(item: RawItem, base: string): string | null {
  const pictures = item.media.filter(isPicture);
  // publishers list the same picture in several widths
  const widest = pictures.reduce<(typeof pictures)[number] | null>(
    (a, b) => (a === null || b.width > a.width ? b : a),
    null,
  );
  const enclosed = filesOf(item).find(isPicture);
  return (
    [...item.images, widest?.url, enclosed?.url].map((url) => webUrl(url, base)).find((url) => url !== null) ?? null
  );
}

const filesOf = (item: RawItem): RawFile[] => [
  ...item.enclosures,
  ...item.links.filter((link) => link.rel === "enclosure").map((link) => ({ ...link, url: link.href })),
];

function enclosuresOf(item: RawItem, base: string): ParsedEnclosure[] {
  const media = item.media.filter((file) => !isPicture(file));
  const byUrl = new Map<string, ParsedEnclosure>();
  for (const file of [...filesOf(item), ...media]) {
    const url = webUrl(file.url, base);
    if (url !== null && !byUrl.has(url))
      byUrl.set(url, { url, type: file.type || null, length: positiveNumber(file.length) });
  }
  return [...byUrl.values()];
}

const image = /<img\s([^<>]{1,1000})>/gi;

const tracker = /feedburner\.com\/~|feedads\.|pixel\.wp\.com|stats\.wordpress\.com|doubleclick\.net/i;

/** The first picture that shows something: tracking pixels are skipped. */
export function firstImage(html: string | null, base: string | null): string | null {
  if (html === null || !html.includes("<img")) return null;
  for (const [, attributes = ""] of html.matchAll(image)) {
    if (tracker.test(attributes)) continue;
    if (/\b(?:width|height)\s*=\s*["']?[01]["'\s]/i.test(`${attributes} `)) continue;
    const src = /(?:^|\s)src\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/i.exec(attributes);
    const url = webUrl((src?.[1] ?? src?.[2] ?? src?.[3])?.replaceAll("&amp;", "&"), base);
    if (url !== null) return url;
  }
  return null;
}
