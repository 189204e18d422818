import { parseRdfFeed, parseRssFeed } from "feedsmith";
import type { FeedClues, ItemClues, Link } from "../raw-feed";
import { linksOf } from "./atom";
import { dateClues, imageClues, mediaClues, mediaDescription, present } from "./feedsmith-parts";
import { parserNames } from "./versions";

type Rss = ReturnType<typeof parseRssFeed<string>>;
type Rdf = ReturnType<typeof parseRdfFeed<string>>;
type RssItem = NonNullable<Rss["items"]>[number];
type RdfItem = NonNullable<Rdf["items"]>[number];

/** RSS 1.0 and 0.90, which are RDF, distilled, by feedsmith. */
export function readRdf(xml: string, version: string): FeedClues {
  const feed = parseRdfFeed<string>(xml);
  const items = (feed.items ?? []).map((item) => ({ ...sharedClues(item), guid: item.rdf?.about ?? null }));
  return { ...feedClues(feed, `rdf ${version}`), items };
}

/** RSS 0.9x and 2.0 by feedsmith, for what rss-parser rejects. */
export function readRssByFeedsmith(xml: string, version: string): FeedClues {
  const feed = parseRssFeed<string>(xml);
  return {
    ...feedClues(feed, `rss ${version}`.trim()),
    language: feed.language ?? feed.dc?.languages?.[0] ?? null,
    ttl: feed.ttl?.toString() ?? null,
    items: (feed.items ?? []).map(rssItemClues),
  };
}

function feedClues(feed: Rss | Rdf, format: string): Omit<FeedClues, "items"> {
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

function rssItemClues(item: RssItem): ItemClues {
  const shared = sharedClues(item);
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
    images: imageClues(item),
  };
}

function sharedClues(item: RssItem | RdfItem): ItemClues {
  const dates = dateClues(item);
  const title = item.title ?? item.dc?.titles?.[0] ?? item.atom?.title?.value;
  return {
    guid: null,
    guidIsLink: true,
    links: [...page(item.link), ...linksOf(item.atom?.links)],
    title: title === undefined ? null : { text: title, html: true },
    content: item.content?.encoded ?? item.atom?.content?.value ?? null,
    summary:
      item.description ?? item.dc?.descriptions?.[0] ?? item.atom?.summary?.value ?? mediaDescription(item.media),
    authors: item.dc?.creators ?? [],
    categories: item.dc?.subjects ?? [],
    published: present([item.atom?.published, ...dates.published]),
    updated: present([item.atom?.updated, ...dates.updated]),
    language: item.dc?.languages?.[0] ?? item.xml?.lang ?? null,
    enclosures: [],
    media: mediaClues(item.media),
    images: imageClues({ media: item.media }),
  };
}

const page = (href: string | undefined): Link[] => (href ? [{ href, rel: "page", type: null, length: null }] : []);
