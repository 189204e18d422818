import type { ArticleTag, Enclosure } from "@infostream/contracts";
import { searchText } from "@infostream/contracts/search-text";
import type { ReadArticle } from "./read/items";
import { storable } from "./storable";

/** An article as its document gives it, ready to be stored. */
export interface Draft {
  readonly identity: string;
  /** Of what a reader sees. Dates stay out of it: feeds that only touch them would make a revision at every poll. */
  readonly contentHash: string;
  readonly url: string | null;
  readonly title: string;
  readonly summary: string;
  readonly author: string | null;
  readonly contentHtml: string | null;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
  readonly language: string | null;
  readonly image: string | null;
  readonly enclosures: readonly Enclosure[];
  readonly tags: readonly ArticleTag[];
  /** Title and lead, folded for search. */
  readonly searchLead: string;
  /** The lead is the whole text: nothing is left to index behind it. */
  readonly leadIsAll: boolean;
}

type Seen = Pick<Draft, "url" | "title" | "summary" | "author" | "contentHtml" | "image" | "enclosures" | "tags">;

const IDENTITY = 500;
const TITLE = 1000;
const SUMMARY = 1000;
const AUTHOR = 300;
const URL_LENGTH = 4000;
const ENCLOSURES = 20;
/** The enclosures, as JSON: a quarter of the largest `article.tagged`. */
const ENCLOSURE_BYTES = 64 * 1024;
const TAGS = 100;
const MATCH = 100;
const LEAD = 700;

/** Cuts what a feed may grow without end, so that no article outgrows an index entry or a message. */
export function draftOf(article: ReadArticle, tags: readonly ArticleTag[]): Draft {
  const seen = {
    url: fitting(article.url),
    title: storable(article.title, TITLE),
    summary: storable(article.summary, SUMMARY),
    author: article.author === null ? null : storable(article.author, AUTHOR),
    contentHtml: article.contentHtml === null ? null : storable(article.contentHtml),
    image: fitting(article.image),
    enclosures: enclosuresOf(article),
    // one's own rules may earn an article any number of tags; its message has room for so many
    tags: tags
      .slice(0, TAGS)
      .map(({ name, matches }) => ({ name, matches: matches.map((match) => storable(match, MATCH)) })),
  };
  const names = seen.tags.map(({ name }) => name);
  return {
    ...seen,
    identity: boundedKey(storable(article.identity)),
    contentHash: hashOf(seen, names),
    publishedAt: article.publishedAt,
    updatedAt: article.updatedAt,
    language: article.language === null ? null : storable(article.language).slice(0, 35),
    searchLead: searchText(`${seen.title}\n${article.text.slice(0, LEAD)}`),
    leadIsAll: article.text.length <= LEAD,
  };
}

function enclosuresOf({ enclosures }: ReadArticle): Enclosure[] {
  let room = ENCLOSURE_BYTES;
  return enclosures
    .filter(({ url }) => url.length <= URL_LENGTH)
    .slice(0, ENCLOSURES)
    .map(({ url, type, length }) => ({ url: storable(url), type: type && storable(type, 200), length }))
    .filter((enclosure) => (room -= Buffer.byteLength(JSON.stringify(enclosure))) >= 0);
}

const fitting = (url: string | null) => (url === null || url.length > URL_LENGTH ? null : storable(url));

/** Piece by piece, since writing an article out as JSON to hash it costs more than the hash; NUL keeps pieces apart. */
function hashOf({ enclosures, ...seen }: Omit<Seen, "tags">, tagNames: readonly string[]): string {
  const hasher = new Bun.CryptoHasher("sha256");
  const texts = [seen.url, seen.title, seen.summary, seen.author, seen.contentHtml, seen.image];
  for (const text of [...texts, JSON.stringify(enclosures), ...tagNames]) hasher.update(text ?? "").update("\0");
  return hasher.digest("hex");
}

/** A key that fits an index entry: a hash replaces longer ones. */
function boundedKey(key: string): string {
  if (key.length <= IDENTITY) return key;
  const kind = key.slice(0, key.indexOf(":") + 1);
  return `${kind}sha256:${new Bun.CryptoHasher("sha256").update(key).digest("hex")}`;
}
