import type { Consumer } from "@infostream/contracts";
import type { JsMsg } from "nats";
import { backoffMs, pause } from "./backoff";
import { describeError } from "./log";
import { isPermissionViolation } from "./permission";
import type { ServiceContext } from "./run";
import { isUnavailable } from "./unavailable";

/** How handling a message ended: `done`, or `dead` with its cause in words, since no attempt can ever process it. */
export type HandlingResult = { readonly kind: "done" } | { readonly kind: "dead"; readonly cause: string };

export interface Attempt {
  /** Throws where a server is missing (the attempt waits for it) or something unforeseen happened (the message is retried). */
  handle(): Promise<HandlingResult>;
  /** No further attempt will be made, although nothing is known to be wrong with the message. */
  onGivenUp(cause: string): Promise<void>;
  publishDeadLetter(cause: string): Promise<void>;
  readonly retryPolicy: RetryPolicy;
}

/** Unforeseen errors are retried this often before the message becomes a dead letter: enough for transient faults, fewer than `max_deliver`. */
export const RETRY_POLICY: RetryPolicy = { attempts: 6, firstMs: 500, mostMs: 30_000 };

export interface RetryPolicy {
  readonly attempts: number;
  readonly firstMs: number;
  readonly mostMs: number;
}

/** Well below the consumer's ack_wait. */
const WORKING_EVERY_MS = 6000;

/** Gives an operator time to fix the permissions; with `max_deliver` 20 the message is redelivered for ten minutes. */
const DENIED_MS = 30_000;

type Ending = "published" | "the service ends" | "denied";
type Context = Pick<ServiceContext, "log" | "ending">;

/**
 * One delivery, from the message to its ack: the only place that acks, naks or publishes dead letters. While a server is
 * missing, the attempt waits with the message in hand, since each nak uses up a delivery; with every slot waiting, the
 * consumer pulls nothing more.
 */
export async function attempt(message: JsMsg, { name, maxDeliver }: Consumer, work: Attempt, context: Context) {
  const working = setInterval(() => message.working(), WORKING_EVERY_MS);
  try {
    const last = message.info.redeliveryCount >= maxDeliver;
    if (last) return await giveUp(LAST_DELIVERY, message, name, work, context);
    const result = await whileUnavailable(work.handle, message, context);
    if (result === null) return message.nak(1000);
    if (result.kind === "dead") return settle(await deadLetter(result.cause, message, name, work, context), message);
    message.ack();
  } catch (error) {
    await failed(error, message, name, work, context);
  } finally {
    clearInterval(working);
  }
}

/** The server redelivers the message no more: each process that handled it died, and this one may too. */
const LAST_DELIVERY = "No attempt finished, and this is the last delivery";

async function failed(error: unknown, message: JsMsg, name: string, work: Attempt, context: Context) {
  const attempts = message.info.redeliveryCount;
  context.log.error("attempt.failed", "An attempt to process a message failed.", {
    consumer: name,
    sequence: message.seq,
    attempts,
    error,
  });
  const { retryPolicy } = work;
  // retrying does not grant a denied permission
  if (attempts < retryPolicy.attempts && !isPermissionViolation(error))
    return message.nak(backoffMs(attempts - 1, retryPolicy.firstMs, retryPolicy.mostMs, Math.random()));
  await giveUp(`Failed ${attempts} times; the last error was: ${describeError(error)}`, message, name, work, context);
}

/** The fault is ours, not the message's: what waits for its result hears of it before the dead letter is published. */
async function giveUp(cause: string, message: JsMsg, name: string, work: Attempt, context: Context): Promise<void> {
  const report = () =>
    work.onGivenUp(cause).catch((error: unknown) => {
      if (isUnavailable(error)) throw error;
      context.log.error("abandon.failed", "Could not report that this service gave up on a message.", {
        consumer: name,
        sequence: message.seq,
        error,
      });
    });
  if ((await whileUnavailable(() => report().then(() => true), message, context)) === null) return message.nak(1000);
  settle(await deadLetter(cause, message, name, work, context), message);
}

function settle(ending: Ending, message: JsMsg): void {
  if (ending === "published") message.ack();
  else message.nak(ending === "denied" ? DENIED_MS : 1000);
}

async function deadLetter(
  cause: string,
  message: JsMsg,
  consumer: string,
  work: Attempt,
  context: Context,
): Promise<Ending> {
  const fields = { consumer, sequence: message.seq, cause };
  const publish = () => work.publishDeadLetter(cause).then(() => true);
  try {
    if ((await whileUnavailable(publish, message, context)) === null) return "the service ends";
  } catch (error) {
    if (!isPermissionViolation(error)) throw error;
    // in hand the message would take a slot from others; even after its last delivery the stream still holds it
    context.log.error("dead-letter.denied", "NATS denied publishing a dead letter; the message is retried later.", {
      ...fields,
      deliveries: message.info.redeliveryCount,
      error,
    });
    return "denied";
  }
  context.log.warn("dead-letter.published", "A message cannot be processed and is now a dead letter.", fields);
  return "published";
}

/** The result once no server is missing; null when the service ends first. */
async function whileUnavailable<T>(work: () => Promise<T>, message: JsMsg, { log, ending }: Context) {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      if (tries === 0)
        log.warn("message.waiting", "A message is waiting for a server that does not answer.", {
          sequence: message.seq,
          error,
        });
      await pause(backoffMs(tries, 250, 5000, Math.random()), ending);
      if (ending.aborted) return null;
    }
  }
}
