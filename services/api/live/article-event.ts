import type { Position, StoredMessage } from "@infostream/chassis/read-stream";
import type { ServiceContext } from "@infostream/chassis/run";
import { ArticleTagged, MalformedMessage } from "@infostream/contracts";
import type { Filter } from "../articles/selection";
import { articleText } from "./event-text";

/** An article of the stream, as it is sent to clients. */
export interface ArticleEvent {
  readonly at: Position;
  readonly tags: readonly string[];
  readonly feed: string;
  readonly text: Uint8Array;
}

/** The events of messages. A message that does not decode is logged and skipped. */
export const toEvents = (messages: readonly StoredMessage[], { log }: Pick<ServiceContext, "log">): ArticleEvent[] =>
  messages.flatMap(({ position, data }) => {
    try {
      const article = ArticleTagged.decode({ data });
      const tags = article.tags.map(({ name }) => name);
      return [{ at: position, tags, feed: article.feed.id, text: articleText(position, article) }];
    } catch (error) {
      if (!(error instanceof MalformedMessage)) throw error;
      log.warn("message.skipped", "Skipped a message that is not a valid article.tagged.", {
        sequence: position.sequence,
        error,
      });
      return [];
    }
  });

export const wants = ({ tags, feed }: Filter, event: ArticleEvent) =>
  (feed === null || feed === event.feed) && tags.every((tag) => event.tags.includes(tag));

/** Large enough for few writes, small enough for the copy that each slow connection keeps. */
const CHUNK_BYTES = 64 * 1024;

/** The texts of the events that a filter selects, in order, in chunks that clients with the same filter share. */
export function chunksFor(filter: Filter, events: readonly ArticleEvent[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let gathered: Uint8Array[] = [];
  let bytes = 0;
  const close = () => {
    if (gathered.length > 0) chunks.push(Buffer.concat(gathered));
    gathered = [];
    bytes = 0;
  };
  for (const event of events) {
    if (!wants(filter, event)) continue;
    if (bytes + event.text.length > CHUNK_BYTES) close();
    gathered.push(event.text);
    bytes += event.text.length;
  }
  close();
  return chunks;
}
