import { isId } from "../http/id";
import { limitOf, repeated, single } from "../http/parameters";
import { badRequest } from "../http/problem";
import { decodeCursor, type Place } from "./cursor";
import { parseMoment } from "./moment";

/** Which articles count; what is null or empty does not narrow. */
export interface Filter {
  /** All must hold. */
  readonly tags: readonly string[];
  readonly feed: string | null;
}

/** Which articles are asked for, newest first. */
export interface Selection extends Filter {
  readonly q: string | null;
  /** Inclusive. */
  readonly since: Date | null;
  /** Exclusive. */
  readonly until: Date | null;
  readonly after: Place | null;
  readonly limit: number;
}

/** Each costs a join. */
const MOST_TAGS = 10;
const LONGEST_SEARCH = 500;

/** The selection that a query asks for; throws a 400 in words. Parameters that nobody knows are left alone. */
export function readSelection(query: URLSearchParams, limit: number): Selection {
  const filter = readFilter(query);
  const q = single(query, "q");
  if (q !== null && q.length > LONGEST_SEARCH) throw badRequest(`q has at most ${LONGEST_SEARCH} characters.`);
  return {
    ...filter,
    q,
    since: moment(query, "since"),
    until: moment(query, "until"),
    after: readCursor(query),
    limit: limitOf(query, limit),
  };
}

/** The tags and the feed that a query asks for; throws a 400 in words. */
export function readFilter(query: URLSearchParams): Filter {
  const tags = repeated(query, "tag");
  if (tags.length > MOST_TAGS) throw badRequest(`At most ${MOST_TAGS} tags can be asked for at once.`);
  const feed = single(query, "feed");
  if (feed !== null && !isId(feed)) throw badRequest("feed is the id of a feed, a whole number.");
  return { tags, feed };
}

export function readCursor(query: URLSearchParams): Place | null {
  const cursor = single(query, "cursor");
  const place = cursor === null ? null : decodeCursor(cursor);
  if (cursor !== null && place === null) throw badRequest("cursor is not one that this server gave.");
  return place;
}

function moment(query: URLSearchParams, name: string): Date | null {
  const text = single(query, name);
  const at = text === null ? null : parseMoment(text);
  if (text !== null && at === null) throw badRequest(`${name} is an RFC 3339 time, such as 2026-01-31T08:00:00Z.`);
  return at;
}
