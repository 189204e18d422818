import { Parser } from "htmlparser2";

const FEED_TYPES = ["application/rss+xml", "application/atom+xml", "application/feed+json"];
/** Where `<head>` has long ended. */
const LOOK_AT_BYTES = 512 * 1024;

interface Page {
  readonly body: Uint8Array;
  readonly headers: Headers;
  /** After redirects: what the page's links are relative to. */
  readonly url: string;
}

/** The feed that a page names in its head, as an absolute URL; null if the document is not a page or names no feed. */
export function feedNamedBy({ body, headers, url }: Page): string | null {
  const text = new TextDecoder().decode(body.subarray(0, LOOK_AT_BYTES));
  if (!isPage(headers.get("content-type") ?? "", text)) return null;
  const { link, base } = firstFeedLink(text);
  const target = link === null ? null : URL.parse(link, URL.parse(base ?? "", url)?.href ?? url);
  if (target === null || !/^https?:$/.test(target.protocol)) return null;
  target.hash = "";
  return target.href === url ? null : target.href;
}

/** Many servers send feeds as text/html, so what the text begins with decides before its type does. */
function isPage(type: string, text: string): boolean {
  const [, root] = /<(!doctype\s+html|html|rss|feed|(?:\w+:)?rdf)\b/i.exec(text.slice(0, 4096)) ?? [];
  if (root !== undefined) return /html$/i.test(root);
  return /^(?:text\/html|application\/xhtml\+xml)\b/i.test(type) && !/^\s*[{[]/.test(text);
}

function firstFeedLink(text: string): { link: string | null; base: string | null } {
  let link: string | null = null;
  let base: string | null = null;
  const parser = new Parser({
    onopentag: (name, { rel = "", type = "", href }) => {
      if (name === "base") base ??= href ?? null;
      if (name === "link" && href && isFeedLink(rel, type)) link ??= href;
    },
  });
  parser.end(text);
  return { link, base };
}

const isFeedLink = (rel: string, type: string) =>
  rel.toLowerCase().split(/\s+/).includes("alternate") &&
  FEED_TYPES.includes(type.toLowerCase().split(";")[0]?.trim() ?? "");
