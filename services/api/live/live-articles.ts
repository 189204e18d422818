import type { ReadLimits, Position, StreamReader } from "@infostream/chassis/read-stream";
import type { ServiceContext } from "@infostream/chassis/run";
import { isUnavailable } from "@infostream/chassis/unavailable";
import type { Filter } from "../articles/selection";
import { Problem, unavailable } from "../http/problem";
import { subscribers } from "./subscribers";
import { catchUp } from "./catch-up";
import { type Client, createClient, type EndReason } from "./client";
import { HEARTBEAT, positionText, resetText, retryText } from "./event-text";
import { limitConcurrency } from "./limit-concurrency";
import { readNewest, ROOM_FOR_TWO } from "./read-newest";

export interface LiveArticles extends AsyncDisposable {
  /** How far the stream was read; null before the first read. */
  position(): Position | null;
  /** The body of an answer with what follows a position, or with what comes from now on. Throws a 503 problem. */
  follow(from: Position | null, filter: Filter): ReadableStream<Uint8Array>;
  /** Ends all streams, and spreads the times at which the clients reconnect. */
  end(): void;
}

/** What may be queued for a client: twice what is sent at once. */
const CLIENT_BYTES = 2 * ROOM_FOR_TWO;
/** For one client that catches up: small, since each client reads its own. */
const PAGE: ReadLimits = { messages: 64, bytes: ROOM_FOR_TWO };
const READING_AT_ONCE = 4;

export interface LiveLimits {
  /** Clients at once, at most. */
  readonly streams: number;
  readonly heartbeatMs: number;
}

/** Sends new articles to all clients. The stream is read once for all clients that are up to date. */
export function liveArticles(
  stream: StreamReader,
  limits: LiveLimits,
  random: () => number,
  context: Pick<ServiceContext, "log" | "fail">,
): LiveArticles {
  const clients = new Map<Client, { readonly begun: number }>();
  const upToDate = subscribers();
  const withReadSlot = limitConcurrency(READING_AT_ONCE);
  const reset = (at: Position) => upToDate.sendToAll(resetText(at));
  const newest = readNewest(stream, { onEvents: upToDate.send, onReset: reset }, context);
  let ended = false;

  const heartbeat = setInterval(() => {
    const at = newest.recent()?.at();
    const here = at === undefined ? HEARTBEAT : Buffer.concat([HEARTBEAT, positionText(at)]);
    for (const client of clients.keys()) client.send(upToDate.has(client) ? here : HEARTBEAT);
  }, limits.heartbeatMs);

  const retry = () => retryText(1000 + Math.round(random() * 4000));
  const gone = (client: Client, outcome: EndReason) => {
    const begun = clients.get(client)?.begun ?? 0;
    clients.delete(client);
    upToDate.remove(client);
    context.log.info("stream.ended", "An event stream ended.", { outcome, ms: Math.round(performance.now() - begun) });
  };
  const end = () => {
    ended = true;
    for (const client of clients.keys()) client.end("stopping", retry());
  };
  return {
    position: () => newest.recent()?.at() ?? null,
    follow(from, filter) {
      const known = newest.recent();
      if (known === null || ended) throw unavailable("The stream of articles");
      if (clients.size >= limits.streams) throw full(random());
      const client: Client = createClient(CLIENT_BYTES, (reason) => gone(client, reason));
      clients.set(client, { begun: performance.now() });
      const start = from ?? known.at();
      client.send(Buffer.concat([retry(), positionText(start)]));
      const deps = {
        recent: () => newest.recent() ?? known,
        read: (at: Position) => withReadSlot(() => stream.readAfter(at, PAGE)).catch(orNull),
        nextRound: newest.nextRound,
        join: () => upToDate.add(client, filter),
      };
      catchUp(client, start, filter, deps, context).catch(context.fail);
      return client.body;
    },
    end,
    async [Symbol.asyncDispose]() {
      end();
      clearInterval(heartbeat);
      await newest[Symbol.asyncDispose]();
    },
  };
}

function orNull(error: unknown): null {
  if (isUnavailable(error)) return null;
  throw error;
}

const full = (random: number) =>
  new Problem("too-many-streams", "This server has no room for another event stream. Try again in a few seconds.", {
    "retry-after": String(5 + Math.round(random * 10)),
  });
