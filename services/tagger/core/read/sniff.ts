import { scan } from "./xml/scan";

export type Sniffed =
  | { readonly kind: "xml"; readonly family: Family; readonly at: number }
  | { readonly kind: "json" }
  | { readonly kind: "not a feed"; readonly reason: string };

export type Family = "rss" | "rdf" | "atom";

const families: ReadonlyMap<string, Family> = new Map([
  ["rss", "rss"],
  ["rdf", "rdf"],
  ["feed", "atom"],
  ["channel", "rss"],
]);

const pages = new Set(["html", "head", "body"]);
/** How many tags of rubbish (a PHP warning, a banner) may stand before a feed. */
const maxLeadingTags = 50;

/** What a document is by its first tag; rubbish before it is stepped over. */
export function sniff(text: string): Sniffed {
  const start = text.search(/\S/);
  if (start < 0) return not("The document is empty");
  if (/^(?:\)\]\}'|\/\*|\/\/|\{|\[)/.test(text.slice(start, start + 4))) return { kind: "json" };
  const scanner = scan(text);
  let first = "";
  let seen = 0;
  let at = text.indexOf("<");
  while (at >= 0 && seen < maxLeadingTags) {
    const next = text[at + 1];
    if (next === "!" || next === "?") {
      if (/^<!doctype\s+html/i.test(text.slice(at, at + 32))) return page;
      at = text.indexOf("<", scanner.afterAside(at));
      continue;
    }
    if (scanner.startsName(at + 1)) {
      const name = scanner.nameAt(at + 1);
      const family = families.get(name.slice(name.indexOf(":") + 1));
      if (family !== undefined) return { kind: "xml", family, at };
      if (pages.has(name)) return page;
      first ||= name;
      seen++;
    }
    at = text.indexOf("<", at + 1);
  }
  return foreign(first, text.slice(start, start + 80));
}

const not = (reason: string): Sniffed => ({ kind: "not a feed", reason });
const page = not("This is a web page, not a feed");

const kin: ReadonlyMap<string, string> = new Map([
  ["opml", "This is an OPML list of feeds, not a feed"],
  ["urlset", "This is a sitemap, not a feed"],
  ["sitemapindex", "This is a sitemap, not a feed"],
  ["svg", "This is an image, not a feed"],
]);

function foreign(root: string, start: string): Sniffed {
  if (root === "" && start.startsWith("<")) return not("This document is empty");
  if (root === "") return not(`This is plain text, not a feed: “${start.replace(/\s+/g, " ").trim()}”`);
  return not(kin.get(root) ?? `This is not a feed: it starts with <${root.slice(0, 40)}>`);
}
