import { readId } from "../http/id";
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

/** What the texts of a query that selects articles become. */
export const selectionReaders = { feed: readId, since: parseMoment, until: parseMoment, cursor: decodeCursor };

/** A query as its route reads it. */
interface SelectionQuery {
  readonly tag?: readonly string[];
  readonly feed?: string;
  readonly q?: string;
  readonly since?: Date;
  readonly until?: Date;
  readonly cursor?: Place;
}

/** The selection that a query asks for. */
export const selectionOf = ({ tag = [], feed, q, since, until, cursor }: SelectionQuery, limit: number): Selection => ({
  tags: tag,
  feed: feed ?? null,
  q: q ?? null,
  since: since ?? null,
  until: until ?? null,
  after: cursor ?? null,
  limit,
});
