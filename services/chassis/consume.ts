import type { Static, TSchema } from "@sinclair/typebox";
import { type Consumer, type Event, MalformedMessage } from "@infostream/contracts";
import type { JsMsg } from "nats";
import { attempt, RETRY_POLICY, type RetryPolicy, type HandlingResult } from "./attempt";
import { deadLetter } from "./dead-letter";
import type { Degraded } from "./health";
import type { Nats } from "./nats";
import { publishOne } from "./publish";
import type { ServiceContext } from "./run";
import type { Unfinished } from "./stuck";
import { WATCH_TIMES, watchConsumer, type WatchTimes } from "./watch-consumer";
import { fromNatsHeaders } from "./headers";

export interface ConsumerWork<Schema extends TSchema> {
  readonly consumer: Consumer;
  readonly event: Event<Schema>;
  /** Messages handled at once. At most twice as many are prefetched, since the ack_wait of a prefetched message already runs. */
  readonly concurrency: number;
  readonly retryPolicy?: RetryPolicy;
  readonly watch?: WatchTimes;
  handle(body: Static<Schema>, headers: Readonly<Record<string, string>>): Promise<HandlingResult>;
  /**
   * This service gives up on a message, although nothing is known to be wrong with it. Report that to the part that waits for
   * its result. Called before the dead letter is published, and again if the service ends in between.
   */
  onGivenUp?(body: Static<Schema>, headers: Readonly<Record<string, string>>, cause: string): Promise<void>;
}

export interface RunningConsumer extends AsyncDisposable {
  /** Messages that make no progress, in words. */
  readonly degraded: Degraded;
}

/**
 * Consumes a stream until it is disposed, which stops pulling and awaits what is under way. Each message ends acked: handled,
 * or as a dead letter on `dead.<subject>` with its cause. If the pull ends unexpectedly, so does the service.
 */
export async function consume<Schema extends TSchema>(
  nats: Nats,
  work: ConsumerWork<Schema>,
  context: ServiceContext,
): Promise<RunningConsumer> {
  const { consumer, concurrency } = work;
  const source = await nats.jetstream.consumers.get(consumer.stream, consumer.name).catch((cause) => {
    throw new Error(
      `Consumer ${consumer.name} of stream ${consumer.stream} does not exist. Run the provisioning step.`,
      {
        cause,
      },
    );
  });
  // without bind, a half-open connection followed by a lost pull stalls and never recovers
  const messages = await source.consume({ max_messages: 2 * concurrency, bind: true });
  const inHand = new Map<Promise<void>, Unfinished>();
  const watch = watchConsumer(
    source,
    messages,
    consumer,
    () => [...inHand.values()],
    work.watch ?? WATCH_TIMES,
    context,
  );
  let closing = false;

  const pull = async () => {
    for await (const message of messages) {
      watch.arrived();
      const one = handleOne(nats, work, message, context).catch(context.fail);
      inHand.set(one, { sequence: message.seq, sinceMs: Date.now() });
      void one.finally(() => inHand.delete(one));
      if (inHand.size >= concurrency) await Promise.race(inHand.keys());
    }
    if (!closing) context.fail(new Error(`The pull from stream ${consumer.stream} ended unexpectedly.`));
  };
  const ended = pull().catch(context.fail);
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

function handleOne<Schema extends TSchema>(
  nats: Nats,
  work: ConsumerWork<Schema>,
  message: JsMsg,
  context: ServiceContext,
) {
  const { consumer, event, retryPolicy = RETRY_POLICY } = work;
  const headers = fromNatsHeaders(message);
  const body = decoded(event, message);
  const known = body instanceof MalformedMessage ? null : body;
  return attempt(
    message,
    consumer,
    {
      handle: async () =>
        body instanceof MalformedMessage ? { kind: "dead", cause: body.message } : work.handle(body, headers),
      onGivenUp: async (cause) => {
        if (known !== null) await work.onGivenUp?.(known, headers, cause);
      },
      publishDeadLetter: (cause) =>
        publishOne(nats, deadLetter(event.subject, message, cause, context.service, new Date())),
      retryPolicy,
    },
    context,
  );
}

/** The message's body, or why this consumer cannot handle the message. */
function decoded<Schema extends TSchema>(event: Event<Schema>, message: JsMsg): Static<Schema> | MalformedMessage {
  // JetStream keeps the original subject of a message that a foreign consumer delivers here
  if (message.subject !== event.subject)
    return new MalformedMessage(`a message of ${message.subject} was delivered to the consumer of ${event.subject}`);
  try {
    return event.decode({ data: message.data });
  } catch (error) {
    if (error instanceof MalformedMessage) return error;
    throw error;
  }
}
