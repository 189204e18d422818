import { parseJsonFeed } from "feedsmith";
import { escapeHtml } from "../escape-html";
import type { RawFeed, RawItem, RawLink } from "../raw-feed";
import { present } from "./feedsmith-parts";
import { parserNames } from "./parser-names";

type Feed = ReturnType<typeof parseJsonFeed<string>>;
type Item = NonNullable<Feed["items"]>[number];

/** JSON Feed 1.0 and 1.1 by feedsmith. `version` is the one that the document states. */
export function readJsonFeed(document: object, version: string): RawFeed {
  const feed = parseJsonFeed<string>(document);
  const feedAuthors = namesOf(feed.authors);
  return {
    format: `json feed ${version}`.trim(),
    parser: parserNames.feedsmith,
    title: plain(feed.title),
    links: page(feed.home_page_url),
    description: feed.description === undefined ? null : escapeHtml(feed.description),
    language: feed.language ?? null,
    ttl: null,
    updatePeriod: null,
    updateFrequency: null,
    hubs: present((feed.hubs ?? []).map((hub) => hub.url)),
    items: (feed.items ?? []).map((item) => itemOf(item, feedAuthors)),
  };
}

function itemOf(item: Item, feedAuthors: readonly string[]): RawItem {
  const authors = namesOf(item.authors);
  return {
    guid: item.id?.toString() ?? null,
    guidIsLink: true,
    links: [...page(item.url), ...page(item.external_url)],
    title: plain(item.title),
    content: item.content_html ?? (item.content_text === undefined ? null : paragraphs(item.content_text)),
    summary: item.summary === undefined ? null : escapeHtml(item.summary),
    authors: authors.length > 0 ? authors : feedAuthors,
    categories: present(item.tags ?? []),
    published: present([item.date_published]),
    updated: present([item.date_modified]),
    language: item.language ?? null,
    enclosures: (item.attachments ?? []).map((file) => ({
      url: file.url ?? "",
      type: file.mime_type ?? null,
      length: file.size_in_bytes?.toString() ?? null,
    })),
    media: [],
    images: present([item.image, item.banner_image]),
  };
}

const plain = (text: string | undefined) => (text ? { text, html: false } : null);

const namesOf = (people: Feed["authors"]) => present((people ?? []).map((person) => person.name));

const page = (href: string | undefined): RawLink[] =>
  href ? [{ href, rel: "alternate", type: null, length: null }] : [];

/** Plain text keeps its lines when it is shown as HTML. */
const paragraphs = (text: string) =>
  text.includes("\n")
    ? `<p>${escapeHtml(text)
        .replace(/\n\s*\n+/g, "</p><p>")
        .replaceAll("\n", "<br>")}</p>`
    : escapeHtml(text);
