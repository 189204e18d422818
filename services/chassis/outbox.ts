import type { EncodedMessage } from "@infostream/contracts";
import { isUnavailable } from "./unavailable";

/** A message that was committed together with the rows that it reports, and is waiting to be published. */
export interface OutboxMessage {
  readonly id: string;
  readonly message: EncodedMessage;
}

/**
 * A table of messages to be published. How it keeps other relays away from what one of them publishes (claims, or a lock), and whether
 * published rows stay, is up to each outbox.
 */
export interface Outbox {
  /** The oldest unpublished messages. No other relay publishes them until they are marked or released. */
  claim(limit: number): Promise<readonly OutboxMessage[]>;
  /** JetStream has stored them: they are never claimed again. */
  markPublished(ids: readonly string[]): Promise<void>;
  /** They could not be published now: another relay may try at once. */
  release(ids: readonly string[]): Promise<void>;
}

/** Returns when all are stored; publishing the same messages again stores nothing twice. */
export type Publish = (messages: readonly EncodedMessage[]) => Promise<void>;

/** Publishes the oldest messages of an outbox; true if there may be more. One round of a relay. */
export async function sweep(outbox: Outbox, publish: Publish, limit: number): Promise<boolean> {
  const messages = await outbox.claim(limit);
  if (messages.length === 0) return false;
  const ids = messages.map(({ id }) => id);
  try {
    await publish(messages.map(({ message }) => message));
  } catch (error) {
    if (isUnavailable(error)) await outbox.release(ids).catch(() => {});
    throw error;
  }
  // publish before marking: a crash in between publishes again under the same Msg-Ids, the other order would lose messages
  await outbox.markPublished(ids);
  return messages.length === limit;
}
