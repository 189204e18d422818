import type { NewFeed } from "@infostream/contracts";
import type { Outline } from "./read-outlines";

/** The outlines of a file, validated: the feeds to send to the fetcher, and those that need not be sent. */
export interface Rows {
  readonly feeds: readonly NewFeed[];
  readonly invalid: readonly Invalid[];
  /** Further outlines of a URL that is among `feeds`. */
  readonly duplicates: readonly string[];
}

export interface Invalid {
  readonly url: string;
  readonly reason: string;
}

const LONGEST_URL = 2048;
const LONGEST_TITLE = 500;

export function validateRows(outlines: readonly Outline[]): Rows {
  const feeds = new Map<string, NewFeed>();
  const invalid: Invalid[] = [];
  const duplicates: string[] = [];
  for (const { url, title } of outlines) {
    const fault = faultOf(url);
    if (url === null || fault !== null) invalid.push({ url: (url ?? "").slice(0, LONGEST_URL), reason: fault ?? "" });
    else if (feeds.has(url)) duplicates.push(url);
    else feeds.set(url, { url, title: title?.slice(0, LONGEST_TITLE).toWellFormed() ?? null });
  }
  return { feeds: [...feeds.values()], invalid, duplicates };
}

/** Which spellings of a URL are understood is for the fetcher to say, as it does when a single feed is added. */
function faultOf(url: string | null): string | null {
  if (url === null) return "The outline has no xmlUrl.";
  return url.length > LONGEST_URL ? `The URL is longer than ${LONGEST_URL} characters.` : null;
}
