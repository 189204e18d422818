import { assemble } from "./assemble";
import { readAtom } from "./formats/atom";
import { readJsonFeed } from "./formats/json-feed";
import { openJson } from "./formats/open-json";
import { readRss } from "./formats/rss";
import { readRssByFeedsmith } from "./formats/rss-by-feedsmith";
import { asParseError, isOutOfMemory, ParseError } from "./parse-error";
import type { ParsedFeed } from "./parsed-feed";
import type { RawFeed } from "./raw-feed";
import { type Family, sniff } from "./sniff";
import { normaliseXml, type NormalisedXml } from "./xml/normalise-xml";

export type Parsed = { readonly kind: "feed"; readonly feed: ParsedFeed } | NotAFeed;

interface NotAFeed {
  readonly kind: "not a feed";
  readonly reason: string;
}

/**
 * Parses one document as a feed, or says why it is not one. Throws {@link ParseError} for what claims to be a feed and cannot be
 * read; any other error is not the document's fault. `documentUrl` is where it came from: relative links resolve against it where
 * the feed names no site.
 */
export async function parseFeed(text: string, documentUrl: string): Promise<Parsed> {
  try {
    const raw = await readFormat(text, documentUrl);
    return "kind" in raw ? raw : { kind: "feed", feed: assemble(raw, documentUrl) };
  } catch (error) {
    throw asParseError(error);
  }
}

async function readFormat(text: string, documentUrl: string): Promise<RawFeed | NotAFeed> {
  const sniffed = sniff(text);
  switch (sniffed.kind) {
    case "not a feed":
      return sniffed;
    case "json": {
      const opened = openJson(text);
      return opened.kind === "not a feed" ? opened : readJsonFeed(opened.document, opened.version);
    }
    case "xml": {
      const normalised = normaliseXml(text, sniffed.family, sniffed.at, documentUrl);
      if (normalised.truncated && normalised.items === 0)
        throw new ParseError("The feed breaks off before its first item");
      const raw = await readXml(sniffed.family, normalised);
      return { ...raw, language: raw.language ?? normalised.language };
    }
    default:
      return sniffed satisfies never;
  }
}

async function readXml(family: Family, { xml, version }: NormalisedXml): Promise<RawFeed> {
  switch (family) {
    case "atom":
      return readAtom(xml, version);
    case "rdf":
      return readRssByFeedsmith("rdf", xml, version);
    case "rss":
      return readRss(xml, version).catch((error: unknown) => {
        if (isOutOfMemory(error)) throw error;
        return readRssByFeedsmith("rss", xml, version);
      });
    default:
      return family satisfies never;
  }
}
