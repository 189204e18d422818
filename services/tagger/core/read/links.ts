/** An absolute http(s) URL, or null: nothing else is ever shown as a link. */
export function webUrl(text: string | null | undefined, base: string | null): string | null {
  const trimmed = text?.trim();
  if (!trimmed) return null;
  const url = URL.parse(trimmed) ?? (base === null ? null : URL.parse(trimmed, base));
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) return null;
  // what a feed wrote stays as it wrote it where it is absolute: identity and display rest on it
  return /^https?:\/\//i.test(trimmed) && !/[\s"<>\\^`{|}]/.test(trimmed) ? trimmed : url.href;
}

/** A link's relation in lower case; some feeds write the registered ones as addresses. */
export function relation(rel: string | null | undefined): string {
  const short = rel?.toLowerCase().replace(/^https?:\/\/www\.iana\.org\/assignments\/relation\//, "");
  return short || "alternate";
}

const linking = /([\s"'](?:href|src|poster|cite|data-src)\s*=\s*)(?:"([^"]*)"|'([^']*)')/gi;
const absolute = /^(?:[a-z][a-z0-9+.-]*:|#|$)/i;

/** HTML whose relative addresses are resolved, so that it can be shown away from home. */
export function absolutise(html: string, base: string | null): string {
  if (base === null || !html.includes("=")) return html;
  return html.replace(linking, (whole: string, head: string, double?: string, single?: string) => {
    const written = (double ?? single ?? "").trim();
    if (absolute.test(written)) return whole;
    const url = URL.parse(written.replaceAll("&amp;", "&"), base);
    return url === null ? whole : `${head}"${url.href.replaceAll("&", "&amp;")}"`;
  });
}

const image = /<img\s([^<>]{1,1000})>/gi;

const counter = /feedburner\.com\/~|feedads\.|pixel\.wp\.com|stats\.wordpress\.com|doubleclick\.net/i;

/** The first picture that shows something: a tracking pixel is none. */
export function firstImage(html: string | null, base: string | null): string | null {
  if (html === null || !html.includes("<img")) return null;
  for (const [, attributes = ""] of html.matchAll(image)) {
    if (counter.test(attributes)) continue;
    if (/\b(?:width|height)\s*=\s*["']?[01]["'\s]/i.test(`${attributes} `)) continue;
    const src = /(?:^|\s)src\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/i.exec(attributes);
    const url = webUrl((src?.[1] ?? src?.[2] ?? src?.[3])?.replaceAll("&amp;", "&"), base);
    if (url !== null) return url;
  }
  return null;
}
