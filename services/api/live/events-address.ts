import type { Position } from "@infostream/chassis/read-stream";
import { pathWith } from "../http/link";
import { formatPosition } from "./position";

/** Where a page follows new articles of its list: from the position known before the list was read, so that no article falls between. */
export function eventsAddress(at: Position | null, filter: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(filter);
  if (at !== null) query.set("lastEventId", formatPosition(at));
  return pathWith("/events", query);
}
