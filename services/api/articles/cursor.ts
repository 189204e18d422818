import { isId } from "../http/id";

/** A place in a list of articles: what comes next is older, or equally old with a smaller id. */
export interface Place {
  readonly sortAt: Date;
  readonly id: string;
}

const VERSION = "1";
// the years 1 to 9999, which RFC 3339, PostgreSQL and JavaScript all know
const OLDEST_MS = -62_135_596_800_000;
const NEWEST_MS = 253_402_300_799_999;

export const encodeCursor = ({ sortAt, id }: Place) =>
  Buffer.from(`${VERSION}.${sortAt.getTime()}.${id}`).toString("base64url");

/** The place that a cursor names; null if this server did not make it. */
export function decodeCursor(cursor: string): Place | null {
  if (!/^[\w-]{1,80}$/.test(cursor)) return null;
  const [, ms, id] = /^1\.(-?\d{1,15})\.(\d{1,19})$/.exec(Buffer.from(cursor, "base64url").toString("latin1")) ?? [];
  if (ms === undefined || id === undefined || !isId(id)) return null;
  const sortAt = new Date(Number(ms));
  return Number(ms) >= OLDEST_MS && Number(ms) <= NEWEST_MS ? { sortAt, id } : null;
}
