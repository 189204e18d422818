import { connect, type Connection, type Place, Silence } from "./connection";
import { eventReader, type ServerSentEvent, type StreamState } from "./event-reader";
import { pause } from "./readers";
import type { Tally } from "./tally";

/** What a follower of `/events` received. */
export interface FollowReport {
  readonly connections: number;
  /** Sequences in the stream of articles: the one after which it began, and the last one. */
  readonly from: number;
  readonly last: number;
  /** Each event out of sequence: a gap, a duplicate, or a reset. */
  readonly faults: readonly string[];
  /** Ids of the articles, one per event. */
  readonly articles: readonly string[];
}

export interface Follower {
  /** Follows until aborted, and counts failures that would end a browser's stream for good. */
  follow(ended: AbortSignal): Promise<void>;
  /** Whether it has received its first position in the stream. */
  hasBegun(): boolean;
  report(): FollowReport;
}

/** A browser's reconnection delay if the server sets none. */
const RETRY_MS = 3_000;
/** The api sends a comment or an event at least every 15 s. */
const SILENCE_MS = 40_000;

const sequenceOf = (id: string) => Number(id.split(".")[0]);

/** An EventSource: reconnects with the last id after every end, and gives up if the answer is not an event stream. */
export function follower(place: Place, tally: Tally): Follower {
  const state: StreamState = { firstEventId: null, lastEventId: "", retryMs: RETRY_MS };
  const faults: string[] = [];
  const articles: string[] = [];
  let connections = 0;
  let last: number | null = null;

  const from = () => sequenceOf(state.firstEventId ?? "");
  const take = ({ event, data }: ServerSentEvent) => {
    const [before, sequence] = [last ?? from(), sequenceOf(state.lastEventId)];
    // every message of the stream is an article, so a step other than one means a missed or duplicate article
    if (event !== "article" || sequence !== before + 1) faults.push(`${event} ${sequence} after ${before}`);
    last = sequence;
    articles.push(String((JSON.parse(data) as { readonly id: unknown }).id));
  };
  const listen = async (connection: Connection) => {
    const read = eventReader(state, take);
    const headers: Record<string, string> = { accept: "text/event-stream" };
    if (state.lastEventId !== "") headers["last-event-id"] = state.lastEventId;
    const onBody = (part: string, head: string) => void (head.includes(" 200 ") && read(part));
    const { status } = await connection.ask("/events", { headers, onBody, silenceMs: SILENCE_MS });
    if (status !== 200) tally.failed("/events", `answered ${status}, after which a browser does not come back`);
  };
  return {
    async follow(ended) {
      for (; !ended.aborted; await pause(state.retryMs, ended)) {
        const connection = await connect(place).catch((error: unknown) => tally.failed("/events", error));
        if (connection === undefined) continue;
        using own = connection;
        connections++;
        ended.addEventListener("abort", () => own[Symbol.dispose](), { once: true });
        // a browser reconnects after a broken connection, but waits forever on a silent one
        await listen(own).catch((error: unknown) => {
          if (error instanceof Silence) tally.failed("/events", error);
        });
      }
    },
    hasBegun: () => state.firstEventId !== null,
    report: () => ({ connections, from: from(), last: last ?? from(), faults, articles }),
  };
}
