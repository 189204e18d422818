import { parseRdfFeed, parseRssFeed } from "feedsmith";
import type { RawFeed, RawItem, RawLink } from "../raw-feed";
import { linksOf } from "./atom";
import { extensionsOf, present } from "./feedsmith-parts";
import { parserNames } from "./parser-names";

type Rss = ReturnType<typeof parseRssFeed<string>>;
type Rdf = ReturnType<typeof parseRdfFeed<string>>;
type RssItem = NonNullable<Rss["items"]>[number];
type RdfItem = NonNullable<Rdf["items"]>[number];

/** By feedsmith: RSS 1.0 and 0.90, which are RDF, and what rss-parser rejects of RSS 0.9x and 2.0; normalised. */
export const readRssByFeedsmith = (family: "rdf" | "rss", xml: string, version: string): RawFeed =>
  family === "rdf" ? readRdf(xml, version) : readRss(xml, version);

function readRdf(xml: string, version: string): RawFeed {
  const feed = parseRdfFeed<string>(xml);
  const items = (feed.items ?? []).map((item) => ({ ...sharedOf(item), guid: item.rdf?.about ?? null }));
  return { ...feedOf(feed, `rdf ${version}`), items };
}

function readRss(xml: string, version: string): RawFeed {
  const feed = parseRssFeed<string>(xml);
  return {
    ...feedOf(feed, `rss ${version}`.trim()),
    language: feed.language ?? feed.dc?.languages?.[0] ?? null,
    ttl: feed.ttl?.toString() ?? null,
    items: (feed.items ?? []).map(rssRawItem),
  };
}

function feedOf(feed: Rss | Rdf, format: string): Omit<RawFeed, "items"> {
  const title = feed.title ?? feed.dc?.titles?.[0];
  return {
    format,
    parser: parserNames.feedsmith,
    title: title === undefined ? null : { text: title, html: true },
    links: [...page(feed.link), ...linksOf(feed.atom?.links)],
    description: feed.description ?? null,
    language: feed.dc?.languages?.[0] ?? null,
    ttl: null,
    updatePeriod: feed.sy?.updatePeriod ?? null,
    updateFrequency: feed.sy?.updateFrequency?.toString() ?? null,
    hubs: [],
  };
}

function rssRawItem(item: RssItem): RawItem {
  const shared = sharedOf(item);
  const people = item.authors?.map((author) => [author.name, author.email].find((part) => part)) ?? [];
  return {
    ...shared,
    guid: item.guid?.value ?? null,
    guidIsLink: item.guid?.isPermaLink !== false,
    title: shared.title ?? (item.itunes?.title ? { text: item.itunes.title, html: true } : null),
    summary: shared.summary ?? item.itunes?.summary ?? null,
    authors: [present(people), shared.authors, present([item.itunes?.author])].find((names) => names.length > 0) ?? [],
    categories: [
      ...present(item.categories?.map((category) => category.name) ?? []),
      ...shared.categories,
      ...(item.itunes?.keywords ?? []),
    ],
    published: present([item.pubDate, ...shared.published]),
    enclosures: (item.enclosures ?? []).map((file) => ({
      url: file.url ?? "",
      type: file.type ?? null,
      length: file.length?.toString() ?? null,
    })),
  };
}

function sharedOf(item: RssItem | RdfItem): RawItem {
  const { published, updated, description, media, images } = extensionsOf(item);
  const title = item.title ?? item.dc?.titles?.[0] ?? item.atom?.title?.value;
  return {
    guid: null,
    guidIsLink: true,
    links: [...page(item.link), ...linksOf(item.atom?.links)],
    title: title === undefined ? null : { text: title, html: true },
    content: item.content?.encoded ?? item.atom?.content?.value ?? null,
    summary: item.description ?? item.dc?.descriptions?.[0] ?? item.atom?.summary?.value ?? description,
    authors: item.dc?.creators ?? [],
    categories: item.dc?.subjects ?? [],
    published: present([item.atom?.published, ...published]),
    updated: present([item.atom?.updated, ...updated]),
    language: item.dc?.languages?.[0] ?? item.xml?.lang ?? null,
    enclosures: [],
    media,
    images,
  };
}

const page = (href: string | undefined): RawLink[] => (href ? [{ href, rel: "page", type: null, length: null }] : []);
