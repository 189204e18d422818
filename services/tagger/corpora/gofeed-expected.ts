/** What gofeed expects of a document, in the fields that InfoStream stores; only what it states is compared. */
export interface Expected {
  readonly feed: Fields;
  readonly items: readonly Fields[];
}

/** Plain texts and HTML as written; dates as ISO; several values joined by newlines. */
export type Fields = Readonly<Record<string, string>>;

type Json = { readonly [key: string]: unknown };

/** gofeed's four shapes: one for all formats (translator) and one native to each. */
export type Shape = "universal" | "rss" | "atom" | "json";

export function expectedOf(document: Json, shape: Shape): Expected {
  const { feed, item, items } = readers[shape];
  return { feed: stated(feed(document)), items: list(document[items]).map((one) => stated(item(one))) };
}

const readers = {
  universal: { feed: universalFeed, item: universalItem, items: "items" },
  rss: { feed: universalFeed, item: rssItem, items: "items" },
  atom: { feed: atomFeed, item: atomEntry, items: "entries" },
  json: { feed: jsonFeed, item: jsonItem, items: "items" },
} as const;

function universalFeed(feed: Json) {
  return { title: text(feed.title), link: text(feed.link), language: text(feed.language) };
}

function universalItem(item: Json) {
  return {
    guid: text(item.guid),
    title: text(item.title),
    link: text(item.link),
    description: text(item.description),
    content: text(item.content),
    published: text(item.publishedParsed),
    updated: text(item.updatedParsed),
    authors: lines(list(item.authors).map((author) => text(author.name) || text(author.email))),
    categories: lines(strings(item.categories)),
    enclosures: lines(list(item.enclosures).map(enclosure)),
    image: text(object(item.image).url),
  };
}

function rssItem(item: Json) {
  return {
    ...universalItem(item),
    guid: text(object(item.guid).value),
    published: text(item.pubDateParsed),
    authors: text(item.author),
    categories: lines(list(item.categories).map((category) => text(category.value))),
    image: "",
  };
}

function atomFeed(feed: Json) {
  return { title: text(feed.title), link: alternate(feed), language: text(feed.language) };
}

function atomEntry(entry: Json) {
  const files = list(entry.links).filter((link) => link.rel === "enclosure");
  return {
    guid: text(entry.id),
    title: text(entry.title),
    link: alternate(entry),
    description: text(entry.summary),
    content: text(object(entry.content).value),
    published: text(entry.publishedParsed),
    updated: text(entry.updatedParsed),
    authors: lines(list(entry.authors).map((author) => text(author.name) || text(author.email))),
    categories: lines(list(entry.categories).map((category) => text(category.label) || text(category.term))),
    enclosures: lines(files.map((link) => enclosure({ ...link, url: link.href }))),
  };
}

function jsonFeed(feed: Json) {
  return { title: text(feed.title), link: text(feed.home_page_url), language: text(feed.language) };
}

function jsonItem(item: Json) {
  const people = list(item.authors).length > 0 ? list(item.authors) : [object(item.author)];
  return {
    guid: text(item.id),
    title: text(item.title),
    link: text(item.url),
    description: text(item.summary),
    content: text(item.content_html) || text(item.content_text),
    published: text(item.date_published),
    updated: text(item.date_modified),
    authors: lines(people.map((author) => text(author.name))),
    categories: lines(strings(item.tags)),
    image: text(item.image),
    enclosures: lines(
      list(item.attachments).map((file) =>
        enclosure({ url: file.url, type: file.mime_type, length: file.size_in_bytes }),
      ),
    ),
  };
}

const alternate = (holder: Json) =>
  text(list(holder.links).find((link) => (link.rel ?? "alternate") === "alternate")?.href);
const enclosure = (file: Json) => [text(file.url), text(file.type), text(file.length)].join(" ").trim();

const text = (value: unknown) =>
  typeof value === "number" ? String(value) : typeof value === "string" ? value.trim() : "";
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const object = (value: unknown): Json => (isObject(value) ? value : {});
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(text) : []);
const lines = (values: readonly string[]) =>
  values
    .filter((value) => value !== "")
    .sort()
    .join("\n");

const stated = (fields: Record<string, string>): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
