import { parseAtomFeed } from "feedsmith";
import type { FeedClues, ItemClues, Link } from "../raw-feed";
import { relation } from "../links";
import type { Value } from "../xml/construct";
import { dateClues, imageClues, mediaClues, mediaDescription, present } from "./feedsmith-parts";
import { parserNames } from "./versions";

type Feed = ReturnType<typeof parseAtomFeed<string>>;
type Entry = NonNullable<Feed["entries"]>[number];

/** Atom 0.3 and 1.0, distilled, by feedsmith. */
export function readAtom(xml: string, version: string): FeedClues {
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
    items: (feed.entries ?? []).map((entry) => entryClues(entry, feedAuthors)),
  };
}

function entryClues(entry: Entry, feedAuthors: readonly string[]): ItemClues {
  const dates = dateClues(entry);
  const authors = [namesOf(entry.authors), entry.dc?.creators ?? [], namesOf(entry.source?.authors), feedAuthors];
  const categories = entry.categories?.map((category) => category.label ?? category.term) ?? [];
  return {
    guid: entry.id ?? null,
    guidIsLink: true,
    links: linksOf(entry.links),
    title: textOf(entry.title),
    content: entry.content?.value ?? null,
    summary: entry.summary?.value ?? mediaDescription(entry.media),
    authors: authors.find((names) => names.length > 0) ?? [],
    categories: present([...categories, ...(entry.dc?.subjects ?? []), ...(entry.media?.keywords ?? [])]),
    published: present([entry.published, ...dates.published]),
    updated: present([entry.updated, ...dates.updated]),
    language: entry.xml?.lang ?? entry.dc?.languages?.[0] ?? null,
    enclosures: [],
    media: mediaClues(entry.media),
    images: imageClues(entry),
  };
}

const textOf = (text: Feed["title"] | undefined): Value | null =>
  text?.value ? { text: text.value, html: text.type !== "text" } : null;

const namesOf = (people: Feed["authors"]) => present((people ?? []).map((person) => person.name || person.email));

export function linksOf(links: Feed["links"]): Link[] {
  return (links ?? []).map((link) => ({
    href: link.href ?? "",
    rel: relation(link.rel),
    type: link.type ?? null,
    length: link.length?.toString() ?? null,
  }));
}
