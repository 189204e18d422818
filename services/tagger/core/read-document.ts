import type { FeedRaw } from "@infostream/contracts";
import { decodeText } from "./charset";
import { ParseError } from "./parsed-feed";
import { parseFeed } from "./parse-feed";
import { readItems } from "./read-items";
import type { Reading } from "../tag-document";

/** From bytes to articles: charset, format, items. Total: what cannot be read is said, never thrown. */
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
