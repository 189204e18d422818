import type { Position } from "@infostream/chassis/read-stream";
import { single } from "../http/parameters";
import { badRequest } from "../http/problem";

/** A position as the `id:` of an event: the stream's sequence, then the time that tells one stream from another. */
export const formatPosition = ({ sequence, storedMs }: Position) =>
  storedMs === null ? String(sequence) : `${sequence}.${storedMs}`;

/** The position that an id names, or null where it is none of ours. The sequence alone will do. */
export function parsePosition(id: string): Position | null {
  const [, sequence, storedMs] = /^(\d{1,15})(?:\.(\d{1,15}))?$/.exec(id) ?? [];
  if (sequence === undefined) return null;
  return { sequence: Number(sequence), storedMs: storedMs === undefined ? null : Number(storedMs) };
}

/**
 * Where a client wants to go on: its `Last-Event-ID`, else the parameter `lastEventId`, since a page cannot send the header
 * with its first request; null for from now on. Throws a 400 in words.
 */
export function readPosition(request: Request, query: URLSearchParams): Position | null {
  const id = request.headers.get("last-event-id") || single(query, "lastEventId");
  const position = id === null ? null : parsePosition(id);
  if (id !== null && position === null) throw badRequest("Last-Event-ID is not a position that this server gave.");
  return position;
}
