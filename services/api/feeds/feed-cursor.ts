import { isId } from "../http/id";
import { single } from "../http/parameters";
import { badRequest } from "../http/problem";

export const encodeFeedCursor = (id: string) => Buffer.from(`feed.1.${id}`).toString("base64url");

/** The id below which a page of feeds begins; null for the first page. */
export function readFeedCursor(query: URLSearchParams): string | null {
  const cursor = single(query, "cursor");
  if (cursor === null) return null;
  const text = /^[\w-]{1,60}$/.test(cursor) ? Buffer.from(cursor, "base64url").toString("latin1") : "";
  const id = text.startsWith("feed.1.") ? text.slice("feed.1.".length) : "";
  if (!isId(id)) throw badRequest("cursor is not one that this server gave.");
  return id;
}
