import type { Static, TSchema } from "@sinclair/typebox";
import { type Consumer, type Event, MalformedMessage } from "@infostream/contracts";
import type { JsMsg } from "nats";
import { attempt, PATIENCE, type Patience, type Verdict } from "./attempt";
import { deadLetter } from "./dead-letter";
import type { Degraded } from "./health";
import type { Nats } from "./nats";
import { publishOne } from "./publish";
import type { Life } from "./run";
import type { Waiting } from "./stuck";
import { WATCH_TIMES, watchConsumer, type WatchTimes } from "./watch-consumer";
import { fromHeaders } from "./wire";

export interface Consumption<Schema extends TSchema> {
  readonly consumer: Consumer;
  readonly event: Event<Schema>;
  /** Messages handled at once; twice as many are prefetched at most, since their ack_wait runs meanwhile. */
  readonly concurrency: number;
  readonly patience?: Patience;
  readonly watch?: WatchTimes;
  handle(body: Static<Schema>, headers: Readonly<Record<string, string>>): Promise<Verdict>;
  /**
   * A message that nothing is wrong with is given up, since no attempt at it came to an end: tells whoever waits for it.
   * Called before it becomes a dead letter, again where the service ends in between.
   */
  abandoned?(body: Static<Schema>, headers: Readonly<Record<string, string>>, cause: string): Promise<void>;
}

export interface Consuming extends AsyncDisposable {
  /** Messages that do not get done, in words. */
  readonly degraded: Degraded;
}

/**
 * Consumes a stream until it is disposed, which stops pulling and awaits what is under way. Each message ends acked: handled,
 * or as a dead letter on `dead.<subject>` with its cause. An iterator that ends by itself ends the service.
 */
export async function consume<Schema extends TSchema>(
  nats: Nats,
  work: Consumption<Schema>,
  life: Life,
): Promise<Consuming> {
  const { consumer, concurrency } = work;
  const source = await nats.jetstream.consumers.get(consumer.stream, consumer.name).catch((cause) => {
    throw new Error(`consumer ${consumer.name} of ${consumer.stream} is not there: run the provisioning step`, {
      cause,
    });
  });
  // without bind, a half-open connection followed by a lost pull stalls and never recovers
  const messages = await source.consume({ max_messages: 2 * concurrency, bind: true });
  const inHand = new Map<Promise<void>, Waiting>();
  const watch = watchConsumer(source, messages, consumer, () => [...inHand.values()], work.watch ?? WATCH_TIMES, life);
  let closing = false;

  const pull = async () => {
    for await (const message of messages) {
      watch.arrived();
      const one = handleOne(nats, work, message, life).catch(life.fail);
      inHand.set(one, { sequence: message.seq, sinceMs: Date.now() });
      void one.finally(() => inHand.delete(one));
      if (inHand.size >= concurrency) await Promise.race(inHand.keys());
    }
    if (!closing) life.fail(new Error(`${consumer.stream}: the consumer ended by itself`));
  };
  const ended = pull().catch(life.fail);
  return {
    degraded: watch.degraded,
    [Symbol.asyncDispose]: async () => {
      closing = true;
      watch[Symbol.dispose]();
      await messages.close();
      await ended;
      await Promise.all(inHand.keys());
    },
  };
}

function handleOne<Schema extends TSchema>(nats: Nats, work: Consumption<Schema>, message: JsMsg, life: Life) {
  const { consumer, event, patience = PATIENCE } = work;
  const headers = fromHeaders(message);
  const body = decoded(event, message);
  const known = body instanceof MalformedMessage ? null : body;
  return attempt(
    message,
    consumer,
    {
      decide: async () =>
        body instanceof MalformedMessage ? { kind: "dead", cause: body.message } : work.handle(body, headers),
      abandoned: async (cause) => {
        if (known !== null) await work.abandoned?.(known, headers, cause);
      },
      bury: (cause) => publishOne(nats, deadLetter(event.subject, message, cause, life.service, new Date())),
      patience,
    },
    life,
  );
}

/** The message's body, or why it is not one of this consumer's. */
function decoded<Schema extends TSchema>(event: Event<Schema>, message: JsMsg): Static<Schema> | MalformedMessage {
  // JetStream stores under its own subject what somebody had it deliver here
  if (message.subject !== event.subject)
    return new MalformedMessage(`a message of ${message.subject} lies in the stream of ${event.subject}`);
  try {
    return event.decode({ data: message.data });
  } catch (error) {
    if (error instanceof MalformedMessage) return error;
    throw error;
  }
}
