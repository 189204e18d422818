import type { ArticleTagged } from "@infostream/contracts";
import { type Heard, listen, nothingHeard } from "./event-stream";
import type { Service } from "./service";

/** A client of `/events` within the process, until it is disposed. */
export async function follower(at: Service, query = "", lastEventId?: string) {
  const headers: Record<string, string> = lastEventId === undefined ? {} : { "last-event-id": lastEventId };
  const response = await at.get(`/events${query}`, { headers });
  const heard = nothingHeard();
  const reader = response.body;
  const stopped = new TransformStream<Uint8Array, Uint8Array>();
  const left = new AbortController();
  const piped = reader?.pipeTo(stopped.writable, { signal: left.signal }).catch(() => {});
  const ended = listen(stopped.readable, heard).catch(() => {});
  return {
    response,
    heard,
    ended,
    articles: () => articlesIn(heard),
    [Symbol.asyncDispose]: async () => {
      left.abort();
      await piped;
      await ended;
    },
  };
}

const articlesIn = ({ events }: Heard): ArticleTagged[] =>
  events.filter(({ event }) => event === "article").map(({ data }) => JSON.parse(data));
export const idsIn = (heard: Heard) => articlesIn(heard).map(({ id }) => id);
