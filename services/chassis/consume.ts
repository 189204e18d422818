import type { Static, TSchema } from "@sinclair/typebox";
import { type Consumer, type Event, MalformedMessage } from "@infostream/contracts";
import { ConsumerEvents, type ConsumerMessages, type JsMsg, type Consumer as JetStreamConsumer } from "nats";
import { attempt, PATIENCE, type Patience, type Verdict } from "./attempt";
import { deadLetter } from "./dead-letter";
import type { Nats } from "./nats";
import { publishOne } from "./publish";
import type { Life } from "./run";
import { fromHeaders } from "./wire";

export interface Consumption<Schema extends TSchema> {
  readonly consumer: Consumer;
  readonly event: Event<Schema>;
  /** Messages handled at once; twice as many are prefetched at most, since their ack_wait runs meanwhile. */
  readonly concurrency: number;
  readonly patience?: Patience;
  handle(body: Static<Schema>, headers: Readonly<Record<string, string>>): Promise<Verdict>;
  /** A message is given up after attempts that said nothing about it: called before it is buried, with the cause in words. */
  abandoned?(body: Static<Schema>, headers: Readonly<Record<string, string>>, cause: string): Promise<void>;
}

const WATCH_EVERY_MS = 30_000;
const SILENCE_LIMIT_MS = 120_000;

/**
 * Consumes a stream until it is disposed, which stops pulling and awaits what is under way. Each message ends acked: handled,
 * or as a dead letter on `dead.<subject>` with its cause. An iterator that ends by itself ends the service.
 */
export async function consume<Schema extends TSchema>(
  nats: Nats,
  work: Consumption<Schema>,
  life: Life,
): Promise<AsyncDisposable> {
  const { consumer, concurrency } = work;
  const source = await nats.jetstream.consumers.get(consumer.stream, consumer.name).catch((cause) => {
    throw new Error(`consumer ${consumer.name} of ${consumer.stream} is not there: run the provisioning step`, {
      cause,
    });
  });
  // without bind, a half-open connection followed by a lost pull stalls for ever
  const messages = await source.consume({ max_messages: 2 * concurrency, bind: true });
  const handled = new Set<Promise<void>>();
  const seen = { at: Date.now() };
  let closing = false;

  const pull = async () => {
    for await (const message of messages) {
      seen.at = Date.now();
      const one = handleOne(nats, work, message, life).catch(life.fail);
      handled.add(one);
      void one.finally(() => handled.delete(one));
      if (handled.size >= concurrency) await Promise.race(handled);
    }
    if (!closing) life.fail(new Error(`${consumer.stream}: the consumer ended by itself`));
  };
  const ended = pull().catch(life.fail);
  void watchConsumer(messages, consumer, life);
  const watch = setInterval(() => void watchSilence(source, consumer, handled, seen, life), WATCH_EVERY_MS);
  return {
    [Symbol.asyncDispose]: async () => {
      closing = true;
      clearInterval(watch);
      await messages.close();
      await ended;
      await Promise.all(handled);
    },
  };
}

function handleOne<Schema extends TSchema>(
  nats: Nats,
  { consumer, event, handle, patience = PATIENCE }: Consumption<Schema>,
  message: JsMsg,
  life: Life,
) {
  const decide = async (): Promise<Verdict> => {
    const body = decoded(event, message);
    return body instanceof MalformedMessage
      ? { kind: "dead", cause: body.message }
      : handle(body, fromHeaders(message));
  };
  const bury = (cause: string) => publishOne(nats, deadLetter(message, cause, life.service, new Date()));
  return attempt(message, consumer, { decide, bury, patience }, life);
}

function decoded<Schema extends TSchema>(event: Event<Schema>, message: JsMsg): Static<Schema> | MalformedMessage {
  try {
    return event.decode({ data: message.data });
  } catch (error) {
    if (error instanceof MalformedMessage) return error;
    throw error;
  }
}

/** A consumer that was taken away is asked for ever by the client; somebody must make it again. */
async function watchConsumer(messages: ConsumerMessages, { stream, name }: Consumer, life: Life) {
  const gone: readonly string[] = [
    ConsumerEvents.ConsumerDeleted,
    ConsumerEvents.ConsumerNotFound,
    ConsumerEvents.StreamNotFound,
  ];
  for await (const { type } of await messages.status())
    if (gone.includes(type) && !life.ending.aborted)
      return life.fail(new Error(`consumer ${name} of ${stream} is gone: run the provisioning step`));
}

/** Messages wait, nothing is in hand, and none came for two minutes: the pull was lost in a way that the client does not see. */
async function watchSilence(
  source: JetStreamConsumer,
  { stream, name }: Consumer,
  handled: ReadonlySet<unknown>,
  seen: { at: number },
  life: Life,
) {
  if (handled.size > 0 || Date.now() - seen.at < SILENCE_LIMIT_MS) return;
  const info = await source.info().catch(() => null);
  if (info !== null && info.num_pending > 0)
    life.fail(new Error(`${stream}: ${info.num_pending} messages wait for ${name}, and none came for two minutes`));
}
