import type { JsMsg, NatsConnection } from "nats";

/** Every message that a stream holds now, oldest first, by an ordered consumer that leaves nothing behind. */
export async function readStream(nats: NatsConnection, stream: string): Promise<JsMsg[]> {
  const manager = await nats.jetstreamManager({ checkAPI: false });
  const { state } = await manager.streams.info(stream);
  if (state.messages === 0) return [];
  const consumer = await nats.jetstream().consumers.get(stream);
  const messages = await consumer.consume();
  const read: JsMsg[] = [];
  for await (const message of messages) {
    read.push(message);
    if (message.seq >= state.last_seq) break;
  }
  await messages.close();
  return read;
}
