import { connect, type Connection, type Place, Silence } from "./connection";
import { eventReader, type ServerSentEvent, type StreamState } from "./event-reader";
import { pause } from "./readers";
import type { Tally } from "./tally";

/** What one who follows `/events` heard. */
export interface FollowReport {
  readonly connections: number;
  /** Sequences in the stream of articles: behind which it began, and the last one. */
  readonly from: number;
  readonly last: number;
  /** Each event that was not the one after the one before: missed, doubled, or a word that something was lost. */
  readonly faults: readonly string[];
  /** Ids of the articles, one an event. */
  readonly articles: readonly string[];
}

export interface Follower {
  /** Follows until told to end, and counts as failed what would end a browser's stream for good. */
  follow(ended: AbortSignal): Promise<void>;
  /** Whether it was told where the stream is. */
  hasBegun(): boolean;
  report(): FollowReport;
}

/** A browser's own pause before it comes back, where the server names none. */
const RETRY_MS = 3_000;
/** The api says something every 15 s. */
const SILENCE_MS = 40_000;

const sequenceOf = (id: string) => Number(id.split(".")[0]);

/** An EventSource: comes back after every end with the last id, and gives up where the answer is no stream. */
export function follower(place: Place, tally: Tally): Follower {
  const state: StreamState = { firstEventId: null, lastEventId: "", retryMs: RETRY_MS };
  const faults: string[] = [];
  const articles: string[] = [];
  let connections = 0;
  let last: number | null = null;

  const from = () => sequenceOf(state.firstEventId ?? "");
  const take = ({ event, data }: ServerSentEvent) => {
    const [before, sequence] = [last ?? from(), sequenceOf(state.lastEventId)];
    // every message of the stream is an article, so one is missed or doubled where they do not count up by one
    if (event !== "article" || sequence !== before + 1) faults.push(`${event} ${sequence} after ${before}`);
    last = sequence;
    articles.push(String((JSON.parse(data) as { readonly id: unknown }).id));
  };
  const listen = async (connection: Connection) => {
    const read = eventReader(state, take);
    const headers: Record<string, string> = { accept: "text/event-stream" };
    if (state.lastEventId !== "") headers["last-event-id"] = state.lastEventId;
    const heard = (part: string, head: string) => void (head.includes(" 200 ") && read(part));
    const { status } = await connection.ask("/events", { headers, heard, silenceMs: SILENCE_MS });
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
        // after one that breaks a browser comes back, in one that says nothing more it waits for ever
        await listen(own).catch((error: unknown) => {
          if (error instanceof Silence) tally.failed("/events", error);
        });
      }
    },
    hasBegun: () => state.firstEventId !== null,
    report: () => ({ connections, from: from(), last: last ?? from(), faults, articles }),
  };
}
