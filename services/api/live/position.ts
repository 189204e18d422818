import type { Position } from "@infostream/chassis/read-stream";

/** A position as the `id:` of an event: the stream's sequence, then the time that tells one stream from another. */
export const formatPosition = ({ sequence, storedMs }: Position) =>
  storedMs === null ? String(sequence) : `${sequence}.${storedMs}`;

/** The position that an id names, or null if this server did not make it. The sequence alone is enough. */
export function parsePosition(id: string): Position | null {
  const [, sequence, storedMs] = /^(\d{1,15})(?:\.(\d{1,15}))?$/.exec(id) ?? [];
  if (sequence === undefined) return null;
  return { sequence: Number(sequence), storedMs: storedMs === undefined ? null : Number(storedMs) };
}
