import Parser from "rss-parser";
import { linkRelation, type RawFeed, type RawFile, type RawItem, type RawLink, type RawMedia } from "../raw-feed";
import { parserNames } from "./parser-names";
import { attribute, children, type XmlNode, textOf, texts } from "./xml-js";

/** Everything is taken as it stands, since rss-parser's own fields keep the first of several and guess at the rest. */
const itemFields = [
  ["title", "link", "rss:description", "guid", "pubDate", "author", "category", "enclosure", "summary", "content"],
  ["id", "published", "updated", "rss:encoded", "xhtml:body", "xhtml:div", "itunes:image", "itunes:author"],
  ["itunes:title", "itunes:summary", "itunes:subtitle", "itunes:keywords", "dc:title", "dc:description", "dc:creator"],
  ["dc:author", "dc:date", "dc:subject", "dc:language", "dcterms:created", "dcterms:issued", "dcterms:modified"],
  ["media:content", "media:group", "media:thumbnail", "media:title", "media:description", "media:keywords"],
  ["atom:link", "atom:id", "atom:title", "atom:summary", "atom:content", "atom:published", "atom:updated"],
  ["atom:category", "atom:author", "$"],
].flat();
const feedFields = [
  ["title", "link", "rss:description", "language", "ttl", "dc:title", "dc:language", "dc:description", "subtitle"],
  ["sy:updatePeriod", "sy:updateFrequency", "atom:link", "itunes:summary", "itunes:subtitle", "itunes:title"],
].flat();

/** rss-parser makes a plain-text snippet of these two with expressions that take quadratic time on hostile text. */
const renamed: Readonly<Record<string, string>> = { description: "rss:description", "content:encoded": "rss:encoded" };

/** Where the whole of a field is kept, beside what rss-parser makes of it. */
const keys: ReadonlyMap<string, string> = new Map([...itemFields, ...feedFields].map((name) => [name, `all ${name}`]));
const all = (name: string) => [name, keys.get(name) ?? name, { keepArray: true }];

/** RSS 0.9x and 2.0, normalised, by rss-parser: a new parser for each document, since one that failed cannot be used again. */
export async function readRss(xml: string, version: string): Promise<RawFeed> {
  const parser = new Parser<Record<string, unknown>, Record<string, unknown>>({
    // the library takes options for a feed's fields, which its types omit
    customFields: { item: itemFields.map(all), feed: feedFields.map(all) as never },
    xml2js: { tagNameProcessors: [(name: string) => renamed[name] ?? name] },
  });
  return feedOf(await settled(parser.parseString(xml)), version);
}

/** rss-parser works at once or, on a document without an element, never answers. */
async function settled<T>(parsing: Promise<T>): Promise<T> {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const soon = setImmediate(() => reject(new Error("rss-parser did not answer")));
  try {
    return await Promise.race([parsing, silence]);
  } finally {
    clearImmediate(soon);
  }
}

const listed = (node: XmlNode, name: string) => children(node, keys.get(name) ?? name);
const textsOf = (node: XmlNode, ...names: string[]) => texts(node, ...names.map((name) => keys.get(name) ?? name));
const firstText = (node: XmlNode, ...names: string[]) => textsOf(node, ...names)[0] ?? null;

function feedOf(feed: { items: readonly XmlNode[] }, version: string): RawFeed {
  const title = firstText(feed, "title", "dc:title", "itunes:title");
  return {
    format: `rss ${version}`.trim(),
    parser: parserNames.rssParser,
    title: title === null ? null : { text: title, html: true },
    links: linksOf(feed),
    description: firstText(feed, "rss:description", "itunes:summary", "dc:description", "itunes:subtitle", "subtitle"),
    language: firstText(feed, "language", "dc:language"),
    ttl: firstText(feed, "ttl"),
    updatePeriod: firstText(feed, "sy:updatePeriod"),
    updateFrequency: firstText(feed, "sy:updateFrequency"),
    hubs: [],
    items: feed.items.map(itemOf),
  };
}

function itemOf(item: XmlNode): RawItem {
  const title = firstText(item, "title", "dc:title", "itunes:title", "atom:title", "media:title");
  const guid = listed(item, "guid")[0];
  const own = listed(item, "$")[0];
  return {
    guid: textOf(guid) || aboutOf(own) || firstText(item, "atom:id", "id"),
    guidIsLink: attribute(guid, "isPermaLink")?.toLowerCase() !== "false",
    links: linksOf(item),
    title: title === null ? null : { text: title, html: true },
    content: firstText(item, "rss:encoded", "atom:content", "content", "xhtml:body", "xhtml:div"),
    summary: firstText(item, ...summaries) ?? texts(listed(item, "media:group")[0], "media:description")[0] ?? null,
    authors: authorsOf(item),
    categories: categoriesOf(item),
    published: textsOf(item, "pubDate", "atom:published", "published", "dc:date", "dcterms:issued", "dcterms:created"),
    updated: textsOf(item, "atom:updated", "updated", "dcterms:modified"),
    language: firstText(item, "dc:language") ?? attribute({ $: own }, "xml:lang"),
    enclosures: listed(item, "enclosure").map(fileOf),
    media: mediaOf(item),
    images: imagesOf(item),
  };
}

const summaries = [
  ["rss:description", "dc:description", "itunes:summary", "atom:summary", "summary"],
  ["media:description", "itunes:subtitle"],
].flat();

const aboutOf = (own: XmlNode) => attribute({ $: own }, "rdf:about");

function linksOf(node: XmlNode): RawLink[] {
  const plain = textsOf(node, "link").map((href) => ({ href, rel: "page", type: null, length: null }));
  const atom = listed(node, "atom:link").map((link) => ({
    href: attribute(link, "href") ?? textOf(link),
    rel: linkRelation(attribute(link, "rel")),
    type: attribute(link, "type"),
    length: attribute(link, "length"),
  }));
  return [...plain, ...atom];
}

/** One kind of author element, the first that names a person rather than a mailbox. */
function authorsOf(item: XmlNode): string[] {
  const atom = listed(item, "atom:author").map((author) => texts(author, "atom:name", "atom:email")[0] ?? "");
  const kinds = [
    textsOf(item, "author"),
    atom,
    ...["dc:creator", "dc:author", "itunes:author"].map((n) => textsOf(item, n)),
  ];
  return (
    kinds.find((kind) => kind.some((name) => name !== "" && !/^\S+@\S+$/.test(name))) ??
    kinds.find((k) => k.length > 0) ??
    []
  );
}

function categoriesOf(item: XmlNode): string[] {
  const atom = listed(item, "atom:category").map(
    (category) => attribute(category, "label") ?? attribute(category, "term") ?? "",
  );
  const keywords = textsOf(item, "itunes:keywords", "media:keywords").flatMap((list) => list.split(","));
  const own = listed(item, "category").map((category) => textOf(category) || (attribute(category, "term") ?? ""));
  return [...own, ...textsOf(item, "dc:subject"), ...keywords, ...atom];
}

const fileOf = (node: XmlNode): RawFile => ({
  url: attribute(node, "url") ?? attribute(node, "href") ?? textOf(node),
  type: attribute(node, "type"),
  length: attribute(node, "length") ?? attribute(node, "fileSize"),
});

function mediaOf(item: XmlNode): RawMedia[] {
  const grouped = listed(item, "media:group").flatMap((group) => children(group, "media:content"));
  return [...listed(item, "media:content"), ...grouped]
    .map((node) => ({
      ...fileOf(node),
      medium: attribute(node, "medium"),
      width: Number(attribute(node, "width")) || 0,
    }))
    .filter((file) => file.url !== "");
}

function imagesOf(item: XmlNode): string[] {
  const holders = [...listed(item, "media:content"), ...listed(item, "media:group")];
  const inner = holders.flatMap((node) => children(node, "media:thumbnail"));
  const covers = listed(item, "itunes:image").map((image) => attribute(image, "href") ?? textOf(image));
  const thumbnails = [...listed(item, "media:thumbnail"), ...inner].map((image) => attribute(image, "url") ?? "");
  return [...covers, ...thumbnails].filter((url) => url !== "");
}
