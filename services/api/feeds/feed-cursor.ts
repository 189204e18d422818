import { isId } from "../http/id";

export const encodeFeedCursor = (id: string) => Buffer.from(`feed.1.${id}`).toString("base64url");

/** The id below which a page of feeds begins, or null where the text is not a cursor of this server. */
export function decodeFeedCursor(cursor: string): string | null {
  const text = /^[\w-]{1,60}$/.test(cursor) ? Buffer.from(cursor, "base64url").toString("latin1") : "";
  const id = text.startsWith("feed.1.") ? text.slice("feed.1.".length) : "";
  return isId(id) ? id : null;
}
