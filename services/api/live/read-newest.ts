import type { ReadLimits, Position, StreamReader } from "@infostream/chassis/read-stream";
import { repeat } from "@infostream/chassis/repeat";
import type { ServiceContext } from "@infostream/chassis/run";
import { ARTICLE_TAGGED } from "@infostream/contracts";
import { type ArticleEvent, toEvents } from "./article-event";
import { type RecentEvents, recentEvents } from "./recent-events";

/** Receives what is read from the stream. */
export interface Listener {
  onEvents(events: readonly ArticleEvent[]): void;
  /** The stream was recreated or restored; what follows begins behind `at`. */
  onReset(at: Position): void;
}

export interface Newest extends AsyncDisposable {
  /** Null before the stream was first read. */
  recent(): RecentEvents | null;
  /** Resolves when the stream was read once more, or when reading ends. */
  nextRound(): Promise<void>;
}

/** How long an article may be in the stream before clients receive it. */
const LOOK_EVERY_MS = 200;
export const ROOM_FOR_TWO = 2 * ARTICLE_TAGGED.maxMessageBytes;
const PAGE: ReadLimits = { messages: 256, bytes: ROOM_FOR_TWO };
const RECENT = { events: 500, bytes: ROOM_FOR_TWO };

/** Reads from the stream's present end on. If the server is down it waits, and misses nothing. */
export function readNewest(
  stream: StreamReader,
  listener: Listener,
  context: Pick<ServiceContext, "log" | "fail">,
): Newest {
  let recent: RecentEvents | null = null;
  let awaited = Promise.withResolvers<void>();

  const beginAtTheEnd = async () => (recent = recentEvents(await stream.lastPosition(), RECENT));
  const readNext = async () => {
    const known = recent ?? (await beginAtTheEnd());
    const page = await stream.readAfter(known.at(), PAGE);
    if (page.kind === "read") {
      const events = toEvents(page.messages, context);
      known.add(events, page.messages.at(-1)?.position ?? known.at());
      listener.onEvents(events);
    } else {
      context.log.warn(
        "stream.replaced",
        "The stream was recreated or restored. Clients get a reset and continue from its end.",
        {
          sequence: known.at().sequence,
        },
      );
      listener.onReset((await beginAtTheEnd()).at());
    }
    awaited.resolve();
    awaited = Promise.withResolvers();
    return page.kind === "read" && page.more;
  };
  const reading = repeat({ name: "live articles", round: readNext, idleMs: LOOK_EVERY_MS }, context);
  return {
    recent: () => recent,
    nextRound: () => awaited.promise,
    async [Symbol.asyncDispose]() {
      await reading[Symbol.asyncDispose]();
      awaited.resolve();
    },
  };
}
