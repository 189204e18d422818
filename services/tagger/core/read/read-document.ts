import type { FeedRaw } from "@infostream/contracts";
import { decodeText } from "./charset";
import { type ReadArticle, readItems } from "./items";
import { ParseError } from "./parse-error";
import { parseFeed } from "./parse-feed";
import type { ParsedFeed } from "./parsed-feed";

/** What reading a document's bytes came to; `unreadable` is a feed that no parser can read, or that takes too long. */
export type Reading =
  | { readonly kind: "feed"; readonly feed: ParsedFeed; readonly articles: readonly ReadArticle[] }
  | { readonly kind: "not a feed"; readonly reason: string }
  | { readonly kind: "unreadable"; readonly cause: string };

/** Reads bytes as articles: charset, format, items. A document that cannot be read is an answer; errors thrown are not its fault. */
export async function readDocument(body: Uint8Array, document: FeedRaw): Promise<Reading> {
  try {
    const { text } = decodeText(body, document.headers["content-type"] ?? null);
    const parsed = await parseFeed(text, document.url);
    if (parsed.kind === "not a feed") return parsed;
    return { kind: "feed", feed: parsed.feed, articles: readItems(parsed.feed, new Date(document.fetchedAt)) };
  } catch (error) {
    if (error instanceof ParseError) return { kind: "unreadable", cause: error.message };
    throw error;
  }
}
