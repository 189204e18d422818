/** Why a stream ended: the client left, or read too slowly, or the service stops. */
export type EndReason = "left" | "slow" | "stopping";

/** A client of `/events`, with what is queued for it. */
export interface Client {
  /** The body of its response. */
  readonly body: ReadableStream<Uint8Array>;
  /** Sends, or ends the stream if too much is queued: everything sent so far still goes out, and the client resumes. */
  send(chunk: Uint8Array): void;
  /** Resolves when the client has taken everything, or has ended. */
  drained(): Promise<void>;
  /** Sends the last of it. */
  end(reason: EndReason, last?: Uint8Array): void;
  ended(): boolean;
}

/** Bun gives each connection a buffer of this size at the first burst, and keeps it. */
const WATER_MARK = 16 * 1024;

/** At most `bytes` may be queued for it, beside what the system buffers. `onEnd` is called once. */
export function createClient(bytes: number, onEnd: (reason: EndReason) => void): Client {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  let awaited: (() => void)[] = [];
  let ended = false;

  const wake = () => {
    for (const each of awaited) each();
    awaited = [];
  };
  const waiting = () => WATER_MARK - (controller?.desiredSize ?? WATER_MARK);
  const finish = (reason: EndReason) => {
    ended = true;
    wake();
    onEnd(reason);
  };
  const client: Client = {
    body: new ReadableStream<Uint8Array>(
      {
        start: (own) => void (controller = own),
        pull: () => void (waiting() === 0 && wake()),
        cancel: () => void (ended || finish("left")),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: WATER_MARK }),
    ),
    send(chunk) {
      if (ended) return;
      controller?.enqueue(chunk);
      if (waiting() > bytes) client.end("slow");
    },
    drained: () =>
      ended || waiting() === 0 ? Promise.resolve() : new Promise((resolve) => void awaited.push(resolve)),
    end(reason, last) {
      if (ended) return;
      if (last !== undefined) controller?.enqueue(last);
      controller?.close();
      finish(reason);
    },
    ended: () => ended,
  };
  return client;
}
