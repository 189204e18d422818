import { type Msg, RequestStrategy } from "nats";
import type { Nats } from "./nats";
import { Unavailable } from "./unavailable";

/**
 * A place in a stream: just behind the message of this sequence, and when the stream stored that message, in milliseconds.
 * The time reveals a stream that was recreated or restored, where the same sequence is another message; null if unknown.
 */
export interface Position {
  /** 0 before the first message. */
  readonly sequence: number;
  readonly storedMs: number | null;
}

export interface StoredMessage {
  readonly position: Position;
  readonly data: Uint8Array;
}

/** What follows a position, oldest first; `lost` if the stream no longer holds all of it, or is not the stream that the position came from. */
export type ReadResult =
  | { readonly kind: "read"; readonly messages: readonly StoredMessage[]; readonly more: boolean }
  | { readonly kind: "lost" };

export interface ReadLimits {
  readonly messages: number;
  /** At least two of the stream's largest messages, since the message at the position itself is read too. */
  readonly bytes: number;
}

/** If the server goes down, so does its answer: a longer limit would only delay the next try. */
const ANSWER_LIMIT_MS = 2000;
const END_OF_BATCH = 204;
const NOT_FOUND = 404;

/** Both methods throw {@link Unavailable} if the stream cannot be read now. */
export interface StreamReader {
  readAfter(at: Position, limits: ReadLimits): Promise<ReadResult>;
  /** Behind the last message that the stream ever stored. */
  lastPosition(): Promise<Position>;
}

/**
 * Reads a stream behind any position, by direct gets. The server keeps no state, so a restart of either side loses nothing and
 * leaves nothing behind.
 */
export const streamReader = (nats: Nats, stream: string): StreamReader => ({
  readAfter: (at, limits) => readAfter(nats, stream, at, limits),
  lastPosition: () => lastPosition(nats, stream),
});

async function readAfter(nats: Nats, stream: string, at: Position, limits: ReadLimits): Promise<ReadResult> {
  // starting with the message at the position itself, which shows that the stream is still the same
  const { messages, status } = await batch(nats, stream, Math.max(at.sequence, 1), limits);
  const [first] = messages;
  if (first === undefined) return status === NOT_FOUND ? behindTheEnd(nats, stream, at) : nothing(stream, status);
  const { sequence, storedMs } = first.position;
  if (sequence > at.sequence + 1) return { kind: "lost" };
  if (sequence === at.sequence && at.storedMs !== null && storedMs !== at.storedMs) return { kind: "lost" };
  return { kind: "read", messages: sequence === at.sequence ? messages.slice(1) : messages, more: messages.length > 1 };
}

async function lastPosition(nats: Nats, stream: string): Promise<Position> {
  const { last_seq, last_ts } = await stateOf(nats, stream);
  return { sequence: last_seq, storedMs: last_seq === 0 ? null : Date.parse(last_ts) };
}

/** Nothing follows a position, or the replica that answered lags behind, or the stream never came that far. */
async function behindTheEnd(nats: Nats, stream: string, at: Position): Promise<ReadResult> {
  const { first_seq, last_seq } = await stateOf(nats, stream);
  if (last_seq < at.sequence || first_seq > at.sequence + 1) return { kind: "lost" };
  return { kind: "read", messages: [], more: false };
}

async function batch({ connection }: Nats, stream: string, from: number, limits: ReadLimits) {
  const ask = JSON.stringify({ seq: from, batch: limits.messages, max_bytes: limits.bytes });
  const messages: StoredMessage[] = [];
  try {
    const answers = await connection.requestMany(`$JS.API.DIRECT.GET.${stream}`, ask, {
      strategy: RequestStrategy.Timer,
      maxWait: ANSWER_LIMIT_MS,
    });
    for await (const answer of answers) {
      const status = answer.headers?.code ?? 0;
      if (status !== 0) return { messages, status };
      messages.push(stored(answer));
    }
  } catch (cause) {
    throw new Unavailable(`cannot read stream ${stream}`, { cause });
  }
  // an answer that breaks off is valid as far as it goes
  return { messages, status: messages.length > 0 ? END_OF_BATCH : 0 };
}

function stored({ headers, data }: Msg): StoredMessage {
  const sequence = Number(headers?.get("Nats-Sequence"));
  return { position: { sequence, storedMs: Date.parse(headers?.get("Nats-Time-Stamp") ?? "") }, data };
}

async function stateOf({ connection }: Nats, stream: string) {
  try {
    const manager = await connection.jetstreamManager({ checkAPI: false, timeout: ANSWER_LIMIT_MS });
    return (await manager.streams.info(stream)).state;
  } catch (cause) {
    throw new Unavailable(`cannot read stream ${stream}`, { cause });
  }
}

function nothing(stream: string, status: number): never {
  throw new Unavailable(status === 0 ? `reading stream ${stream} timed out` : `stream ${stream} answered ${status}`);
}
