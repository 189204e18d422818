import { parseAtomFeed } from "feedsmith";
import { linkRelation, type RawFeed, type RawItem, type RawLink, type RawText } from "../raw-feed";
import { extensionsOf, present } from "./feedsmith-parts";
import { parserNames } from "./parser-names";

type Feed = ReturnType<typeof parseAtomFeed<string>>;
type Entry = NonNullable<Feed["entries"]>[number];

/** Atom 0.3 and 1.0, normalised, by feedsmith. */
export function readAtom(xml: string, version: string): RawFeed {
  const feed = parseAtomFeed<string>(xml);
  const feedAuthors = namesOf(feed.authors);
  return {
    format: `atom ${version}`,
    parser: parserNames.feedsmith,
    title: textOf(feed.title),
    links: linksOf(feed.links),
    description: feed.subtitle?.value ?? null,
    language: feed.xml?.lang ?? feed.dc?.languages?.[0] ?? null,
    ttl: null,
    updatePeriod: feed.sy?.updatePeriod ?? null,
    updateFrequency: feed.sy?.updateFrequency?.toString() ?? null,
    hubs: [],
    items: (feed.entries ?? []).map((entry) => entryOf(entry, feedAuthors)),
  };
}

function entryOf(entry: Entry, feedAuthors: readonly string[]): RawItem {
  const { published, updated, description, media, images } = extensionsOf(entry);
  const authors = [namesOf(entry.authors), entry.dc?.creators ?? [], namesOf(entry.source?.authors), feedAuthors];
  const categories = entry.categories?.map((category) => category.label ?? category.term) ?? [];
  return {
    guid: entry.id ?? null,
    guidIsLink: true,
    links: linksOf(entry.links),
    title: textOf(entry.title),
    content: entry.content?.value ?? null,
    summary: entry.summary?.value ?? description,
    authors: authors.find((names) => names.length > 0) ?? [],
    categories: present([...categories, ...(entry.dc?.subjects ?? []), ...(entry.media?.keywords ?? [])]),
    published: present([entry.published, ...published]),
    updated: present([entry.updated, ...updated]),
    language: entry.xml?.lang ?? entry.dc?.languages?.[0] ?? null,
    enclosures: [],
    media,
    images,
  };
}

const textOf = (text: Feed["title"] | undefined): RawText | null =>
  text?.value ? { text: text.value, html: text.type !== "text" } : null;

const namesOf = (people: Feed["authors"]) => present((people ?? []).map((person) => person.name || person.email));

export function linksOf(links: Feed["links"]): RawLink[] {
  return (links ?? []).map((link) => ({
    href: link.href ?? "",
    rel: linkRelation(link.rel),
    type: link.type ?? null,
    length: link.length?.toString() ?? null,
  }));
}
