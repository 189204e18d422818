import { type Msg, type NatsConnection, RequestStrategy } from "nats";

/** One message of a stream, as it was published. */
export interface StoredMessage {
  readonly sequence: number;
  readonly subject: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Uint8Array;
}

const BATCH = 500;
/** Size limit of one batch; the server's own limit is larger. */
const BYTES = 4 * 1024 * 1024;
/** Ends a batch whose end was lost. */
const ANSWER_LIMIT_MS = 5000;

/** Every message that a stream holds now, oldest first. Uses direct gets, which create nothing on the server. */
export async function readStream(nats: NatsConnection, stream: string, from = 1): Promise<StoredMessage[]> {
  const all: StoredMessage[] = [];
  for (let next = from; ; next = (all.at(-1)?.sequence ?? 0) + 1) {
    const part = await readBatch(nats, stream, next);
    if (part.length === 0) return all;
    all.push(...part);
  }
}

/** The next messages from a sequence on; empty at the end of the stream. */
async function readBatch(nats: NatsConnection, stream: string, from: number): Promise<StoredMessage[]> {
  const request = JSON.stringify({ seq: from, batch: BATCH, max_bytes: BYTES });
  const answers = await nats.requestMany(`$JS.API.DIRECT.GET.${stream}`, request, {
    strategy: RequestStrategy.Timer,
    maxWait: ANSWER_LIMIT_MS,
  });
  const messages: StoredMessage[] = [];
  for await (const answer of answers) {
    // a status ends the batch: 204 after its last message, 404 if the stream has no more messages
    if ((answer.headers?.code ?? 0) !== 0) break;
    messages.push(stored(answer));
  }
  return messages;
}

function stored({ headers, data }: Msg): StoredMessage {
  const plain = Object.fromEntries(Array.from(headers ?? [], ([name, values]) => [name, values.at(-1) ?? ""]));
  return {
    sequence: Number(plain["Nats-Sequence"]),
    subject: plain["Nats-Subject"] ?? "",
    headers: plain,
    data,
  };
}
