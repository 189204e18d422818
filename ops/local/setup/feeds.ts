import { resolve } from "node:path";

/** What to subscribe to at start. */
export type Feeds =
  | { readonly kind: "mock" }
  | { readonly kind: "none" }
  | { readonly kind: "opml"; readonly file: string }
  | { readonly kind: "opml"; readonly url: string };

/** Parses INFOSTREAM_FEEDS; a relative path starts at `root`. */
export function feedsOf(text: string, root: string): Feeds {
  if (text === "mock" || text === "none") return { kind: text };
  return /^https?:\/\//.test(text) ? { kind: "opml", url: text } : { kind: "opml", file: resolve(root, text) };
}
