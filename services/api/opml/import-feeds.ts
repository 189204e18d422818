import { feedRequests, type NewFeed } from "@infostream/contracts";
import type { OpmlImport } from "@infostream/contracts/http/opml";
import type { RequestFeeds } from "../feeds/request-feeds";
import type { Outline } from "./read-outlines";
import { type Invalid, validateRows } from "./rows";

/** Sends every feed of a file to the fetcher. Safe to repeat: feeds that are stored already count as known. */
export async function importFeeds(outlines: readonly Outline[], requestFeeds: RequestFeeds): Promise<OpmlImport> {
  const { feeds, invalid, duplicates } = validateRows(outlines);
  let added = 0;
  let known = 0;
  const refused: Invalid[] = [];
  for (const part of inParts(feeds)) {
    const stored = await requestFeeds(feedRequests.import, { feeds: [...part] });
    added += stored.added;
    known += stored.known;
    refused.push(...stored.invalid);
  }
  const reasons = new Map(refused.map(({ url, reason }) => [url, reason]));
  const refusedDuplicates = duplicates.filter((url) => reasons.has(url));
  return {
    added,
    known: known + duplicates.length - refusedDuplicates.length,
    invalid: [...invalid, ...refused, ...refusedDuplicates.map((url) => ({ url, reason: reasons.get(url) ?? "" }))],
  };
}

const MOST_ROWS = 500;
/** The broker's messages have a megabyte at most, and the answer may repeat every address with a reason. */
const MOST_CHARACTERS = 150_000;

function* inParts(feeds: readonly NewFeed[]): Generator<readonly NewFeed[]> {
  let part: NewFeed[] = [];
  let characters = 0;
  for (const feed of feeds) {
    const size = feed.url.length + (feed.title?.length ?? 0);
    if (part.length === MOST_ROWS || (part.length > 0 && characters + size > MOST_CHARACTERS)) {
      yield part;
      part = [];
      characters = 0;
    }
    part.push(feed);
    characters += size;
  }
  if (part.length > 0) yield part;
}
