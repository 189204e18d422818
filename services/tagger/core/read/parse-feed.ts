import { assemble } from "./assemble";
import type { FeedClues } from "./raw-feed";
import { ParseError, type ParsedFeed } from "./parsed-feed";
import { readAtom } from "./formats/atom";
import { readJsonFeed } from "./formats/json-feed";
import { readRss } from "./formats/rss";
import { readRdf, readRssByFeedsmith } from "./formats/rss-by-feedsmith";
import { type Family, sniff } from "./sniff";
import { openJson } from "./formats/open-json";
import { distil, type Distilled } from "./xml/distil";

export type Parsed =
  { readonly kind: "feed"; readonly feed: ParsedFeed } | { readonly kind: "not a feed"; readonly reason: string };

/**
 * One document as a feed, or in words why it is none. Throws ParseError, and nothing else, for what claims to be a feed
 * and cannot be read. `documentUrl` is where it came from: relative links resolve against it where the feed names no
 * site.
 */
export async function parseFeed(text: string, documentUrl: string): Promise<Parsed> {
  try {
    return await read(text, documentUrl);
  } catch (cause) {
    throw cause instanceof ParseError ? cause : new ParseError("The feed could not be read", { cause });
  }
}

async function read(text: string, documentUrl: string): Promise<Parsed> {
  const found = sniff(text);
  if (found.kind === "not a feed") return found;
  if (found.kind === "json") {
    const opened = openJson(text);
    if (opened.kind === "not a feed") return opened;
    return feedOf(readJsonFeed(opened.document, opened.version), documentUrl);
  }
  const distilled = distil(text, found.family, found.at, documentUrl);
  if (distilled.truncated && distilled.items === 0) throw new ParseError("The feed breaks off before its first item");
  return feedOf(await readXml(found.family, distilled), documentUrl, distilled.language);
}

function feedOf(clues: FeedClues, documentUrl: string, language: string | null = null): Parsed {
  return { kind: "feed", feed: assemble({ ...clues, language: clues.language ?? language }, documentUrl) };
}

async function readXml(family: Family, { xml, version }: Distilled): Promise<FeedClues> {
  switch (family) {
    case "atom":
      return readAtom(xml, version);
    case "rdf":
      return readRdf(xml, version);
    case "rss":
      return readRss(xml, version).catch(() => readRssByFeedsmith(xml, version));
    default:
      return family satisfies never;
  }
}
