import { pause } from "@infostream/chassis/backoff";
import type { NatsConnection } from "nats";
import { readStream, type StoredMessage } from "./read-stream";

/** A stream's messages from the first on, as they come. */
export interface Followed extends AsyncDisposable {
  readonly messages: readonly StoredMessage[];
}

const POLL_INTERVAL_MS = 50;

/** Follows a stream from its beginning by polling for new messages, until disposed. */
export function follow(nats: NatsConnection, stream: string): Followed {
  const messages: StoredMessage[] = [];
  const ending = new AbortController();
  const loop = async () => {
    while (!ending.signal.aborted) {
      messages.push(...(await readStream(nats, stream, (messages.at(-1)?.sequence ?? 0) + 1)));
      await pause(POLL_INTERVAL_MS, ending.signal);
    }
  };
  const ended = loop();
  return {
    messages,
    async [Symbol.asyncDispose]() {
      ending.abort();
      await ended;
    },
  };
}
