import type { JsMsg, NatsConnection } from "nats";

/** A stream's messages from the first on, as they come. */
export interface Followed extends AsyncDisposable {
  readonly messages: readonly JsMsg[];
}

/** Follows a stream from its beginning by an ordered consumer, until it is disposed. */
export async function follow(nats: NatsConnection, stream: string): Promise<Followed> {
  const messages: JsMsg[] = [];
  const consumer = await nats.jetstream().consumers.get(stream);
  const subscription = await consumer.consume({ callback: (message) => void messages.push(message) });
  return {
    messages,
    async [Symbol.asyncDispose]() {
      await subscription.close();
    },
  };
}
