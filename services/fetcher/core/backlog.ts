/** What the stream holds and what of it its consumer has still to do. */
export interface Backlog {
  readonly maxBytes: number;
  readonly bytes: number;
  readonly messages: number;
  /** Messages that were not delivered, or not acknowledged yet. */
  readonly waiting: number;
}

/** Whether publishing should pause: past its limit the stream discards the oldest messages, done or not. */
export function isFull({ maxBytes, bytes, messages, waiting }: Backlog): boolean {
  return maxBytes > 0 && messages > 0 && (bytes / messages) * waiting >= maxBytes / 2;
}
