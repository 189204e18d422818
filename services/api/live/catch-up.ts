import type { ReadResult, Position } from "@infostream/chassis/read-stream";
import type { ServiceContext } from "@infostream/chassis/run";
import type { Filter } from "../articles/selection";
import { chunksFor, toEvents } from "./article-event";
import type { Client } from "./client";
import { positionText, resetText } from "./event-text";
import type { RecentEvents } from "./recent-events";

/** A client that is further behind reads /api/articles faster, at less cost for everyone else. */
const MOST_BEHIND = 100_000;

/** The side effects of catching up. */
export interface CatchUpDeps {
  recent(): RecentEvents;
  /** What follows a position, or null where nothing can be read now. */
  read(at: Position): Promise<ReadResult | null>;
  /** Resolves when the stream was read once more, or when reading ends. */
  nextRound(): Promise<void>;
  /** From now on the client receives new events. */
  join(): void;
}

/** Sends a client what followed its position, from the stream, as fast as the client reads, until the recent events are enough. */
export async function catchUp(
  client: Client,
  from: Position,
  filter: Filter,
  deps: CatchUpDeps,
  context: Pick<ServiceContext, "log">,
): Promise<void> {
  for (let at = from; !client.ended();) {
    const followers = deps.recent().after(at);
    if (followers.kind === "here") {
      chunksFor(filter, followers.events).forEach(client.send);
      // nothing was awaited since the look-up, so no event falls between
      if (!client.ended()) deps.join();
      return;
    }
    const tooFar = deps.recent().at().sequence - at.sequence > MOST_BEHIND;
    const page = followers.kind === "other" || tooFar ? LOST : await deps.read(at);
    if (page === null) await deps.nextRound();
    else if (page.kind === "lost") client.send(resetText((at = deps.recent().at())));
    else if (page.messages.length === 0) await deps.nextRound();
    else {
      at = page.messages.at(-1)?.position ?? at;
      chunksFor(filter, toEvents(page.messages, context)).forEach(client.send);
      // if the filter selects little, the client need not go through the same messages again
      client.send(positionText(at));
      await client.drained();
    }
  }
}

const LOST = { kind: "lost" } as const;
