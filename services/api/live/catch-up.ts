import type { ReadResult, Position } from "@infostream/chassis/read-stream";
import type { ServiceContext } from "@infostream/chassis/run";
import type { Filter } from "../articles/selection";
import { chunksFor, toEvents } from "./article-event";
import type { Client } from "./client";
import { positionText, resetText } from "./event-text";
import type { RecentEvents } from "./recent-events";

/** Who is further back than this reads /api/articles faster, and costs everyone else less. */
const MOST_BEHIND = 100_000;

/** What catching up needs of the world. */
export interface CatchUpDeps {
  recent(): RecentEvents;
  /** What follows a position, or null where nothing can be read now. */
  read(at: Position): Promise<ReadResult | null>;
  /** Resolves when the stream was read once more, or will not be any more. */
  nextRound(): Promise<void>;
  /** From now on the client hears what comes. */
  join(): void;
}

/** Sends a client what followed its position, from the stream and as fast as it takes it, until the newest events are enough. */
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
      // nothing was awaited since they were looked up, so nothing comes between
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
      // where little is wanted of much, the client need not have it read again
      client.send(positionText(at));
      await client.taken();
    }
  }
}

const LOST = { kind: "lost" } as const;
