import { sealed, type Wire } from "@infostream/contracts";

/** What is committed and waits to be published. */
export interface Telling {
  readonly id: string;
  readonly messageId: string;
  /** JSON as it was committed. */
  readonly body: string;
  readonly time: Date;
  readonly traceparent: string;
}

export interface World {
  /** Holds the relay of a subject alone while it works; false where another tagger holds it. */
  alone(subject: string, work: (outbox: Outbox) => Promise<boolean>): Promise<boolean>;
  publish(wires: readonly Wire[]): Promise<void>;
}

export interface Outbox {
  oldest(limit: number): Promise<readonly Telling[]>;
  forget(ids: readonly string[]): Promise<void>;
}

const ROUND = 1000;

/**
 * Publishes what the outbox holds of one subject, oldest first; true where more waits. Published before it is forgotten:
 * a crash between the two publishes again under the same Msg-Id, which JetStream stores once.
 */
export async function relay(subject: string, world: World): Promise<boolean> {
  return world.alone(subject, async (outbox) => {
    const tellings = await outbox.oldest(ROUND);
    if (tellings.length === 0) return false;
    await world.publish(tellings.map((telling) => wireOf(subject, telling)));
    await outbox.forget(tellings.map(({ id }) => id));
    return tellings.length === ROUND;
  });
}

const wireOf = (subject: string, { messageId, body, time, traceparent }: Telling): Wire =>
  sealed(subject, messageId, new TextEncoder().encode(body), { source: "tagger", time, traceparent });
