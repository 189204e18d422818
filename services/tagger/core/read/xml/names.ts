import type { Family } from "../sniff";
import type { Tag } from "./scan";

/**
 * Names a document's elements canonically: in lower case, under the one prefix that stands for their namespace, and without a
 * prefix where they are the family's own. Prefixes are declared where they are used or at the root, never twice with another
 * meaning, so scopes are not kept.
 */
export function elementNames(root: Tag, family: Family): (tag: Tag, defaultNamespace: string) => string {
  const declared = new Map<string, string>();
  const rootNamespace = root.attributes.get("xmlns") ?? "";
  const declare = (tag: Tag) => {
    for (const [key, value] of tag.attributes)
      if (key.startsWith("xmlns:")) declared.set(key.slice(6), prefixOf(value) ?? key.slice(6));
  };
  declare(root);
  return (tag, namespace) => {
    declare(tag);
    const colon = tag.name.indexOf(":");
    const written = tag.name.slice(0, Math.max(colon, 0));
    const local = tag.name.slice(colon + 1);
    const prefix =
      colon >= 0 ? (declared.get(written) ?? written) : namespace === rootNamespace ? "" : (prefixOf(namespace) ?? "?");
    return prefix === "" || prefix === ownPrefix[family] ? local : `${prefix}:${local}`;
  };
}

const ownPrefix: Readonly<Record<Family, string>> = { rss: "", rdf: "", atom: "atom" };

/** Namespaces that feeds use, by any of their addresses (lower case, no scheme, no closing slash), as one prefix. */
const prefixes = new Map([
  ["www.w3.org/2005/atom", "atom"],
  ["purl.org/atom/ns#", "atom"],
  ["purl.org/rss/1.0/modules/content", "content"],
  ["purl.org/dc/elements/1.1", "dc"],
  ["purl.org/dc/elements/1.0", "dc"],
  ["purl.org/dc/terms", "dcterms"],
  ["purl.org/rss/1.0/modules/syndication", "sy"],
  ["www.itunes.com/dtds/podcast-1.0.dtd", "itunes"],
  ["search.yahoo.com/mrss", "media"],
  ["www.rssboard.org/media-rss", "media"],
  ["video.search.yahoo.com/mrss", "media"],
  ["tools.search.yahoo.com/mrss", "media"],
  ["search.yahoo.com/searchmonkey/media", "media"],
  ["www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"],
  ["www.w3.org/1999/xhtml", "xhtml"],
  ["rssnamespace.org/feedburner/ext/1.0", "feedburner"],
  ["purl.org/rss/1.0", ""],
  ["my.netscape.com/rdf/simple/0.9", ""],
  ["channel.netscape.com/rdf/simple/0.9", ""],
  ["backend.userland.com/rss", ""],
  ["backend.userland.com/rss2", ""],
  ["blogs.law.harvard.edu/tech/rss", ""],
]);

/** The prefix that stands for a namespace address; null for one that feeds do not use. */
function prefixOf(address: string): string | null {
  const plain = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/\/$/, "");
  return prefixes.get(plain) ?? null;
}

/** Elements that hold elements, by what may hold them; they keep their names. */
const containers: ReadonlyMap<string, readonly string[]> = new Map([
  ["item", ["rss", "rdf:RDF", "channel"]],
  ["entry", ["feed"]],
  ["channel", ["rss", "rdf:RDF"]],
  ["image", ["rss", "rdf:RDF", "channel"]],
  ["author", ["feed", "entry", "source"]],
  ["source", ["entry"]],
  ["atom:author", ["channel", "item"]],
  ["media:group", ["item", "entry"]],
  ["media:content", ["item", "entry", "media:group", "channel"]],
]);

const valueNames = [
  ["title", "link", "description", "language", "ttl", "url", "guid", "pubDate", "author", "category", "enclosure"],
  ["id", "updated", "published", "issued", "modified", "created", "summary", "content", "subtitle", "tagline"],
  ["name", "email", "uri"],
  ["content:encoded", "feedburner:origLink", "xhtml:body", "xhtml:div", "sy:updatePeriod", "sy:updateFrequency"],
  ["dc:title", "dc:description", "dc:creator", "dc:author", "dc:date", "dc:subject", "dc:language"],
  ["dcterms:created", "dcterms:issued", "dcterms:modified"],
  ["itunes:title", "itunes:author", "itunes:image", "itunes:summary", "itunes:subtitle", "itunes:keywords"],
  ["media:thumbnail", "media:title", "media:description", "media:keywords"],
  ["atom:link", "atom:id", "atom:title", "atom:summary", "atom:content", "atom:published", "atom:updated"],
  ["atom:category", "atom:name", "atom:email", "atom:uri"],
].flat();

/** Elements that hold a value, by their names in lower case. */
const values: ReadonlyMap<string, string> = new Map(valueNames.map((name) => [name.toLowerCase(), name]));

/** Attributes that carry something, by their names in lower case. */
const attributes: ReadonlyMap<string, string> = new Map(
  [
    ["href", "url", "src", "rel", "type", "length", "fileSize", "medium", "width", "term", "label", "isPermaLink"],
    ["rdf:about", "xml:lang"],
  ]
    .flat()
    .map((name) => [name.toLowerCase(), name]),
);

/** Everything in a feed's XML that InfoStream reads. */
export const vocabulary = { containers, values, attributes };
