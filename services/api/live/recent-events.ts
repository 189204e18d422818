import type { Position } from "@infostream/chassis/read-stream";
import type { ArticleEvent } from "./article-event";

/** Where a position is: its followers are here, or it is too old, ahead of us, or of another stream. */
export type Followers =
  { readonly kind: "here"; readonly events: readonly ArticleEvent[] } | { readonly kind: "older" | "ahead" | "other" };

/** The newest events, so that a client that was away for a moment is served from memory. */
export interface RecentEvents {
  /** Behind the newest. */
  at(): Position;
  add(events: readonly ArticleEvent[], at: Position): void;
  after(position: Position): Followers;
}

export interface RecentLimits {
  readonly events: number;
  readonly bytes: number;
}

/** Begins empty behind `start`. */
export function recentEvents(start: Position, limits: RecentLimits): RecentEvents {
  const events: ArticleEvent[] = [];
  let bytes = 0;
  let oldest = start;
  let newest = start;

  const trim = () => {
    while (events.length > limits.events || bytes > limits.bytes) {
      const first = events.shift();
      if (first === undefined) return;
      bytes -= first.text.length;
      oldest = first.at;
    }
  };
  const known = (sequence: number) =>
    [oldest, newest, ...events.map(({ at }) => at)].find((at) => at.sequence === sequence);
  return {
    at: () => newest,
    add(added, at) {
      events.push(...added);
      for (const { text } of added) bytes += text.length;
      newest = at;
      trim();
    },
    after(position) {
      if (position.sequence > newest.sequence) return { kind: "ahead" };
      if (position.sequence < oldest.sequence) return { kind: "older" };
      if (isOther(position, known(position.sequence))) return { kind: "other" };
      return { kind: "here", events: events.filter(({ at }) => at.sequence > position.sequence) };
    },
  };
}

/** The same sequence, stored at another time: the stream was recreated or restored in between. */
const isOther = ({ storedMs }: Position, known: Position | undefined) =>
  storedMs !== null && known !== undefined && known.storedMs !== null && known.storedMs !== storedMs;
