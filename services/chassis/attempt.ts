import type { Consumer } from "@infostream/contracts";
import type { JsMsg } from "nats";
import { backoffMs, pause } from "./backoff";
import { inWords } from "./log";
import type { Life } from "./run";
import { isPermissionViolation } from "./permission";
import { isUnavailable } from "./unavailable";

/** What became of a message: done, or dead, since no attempt can ever process it, with the cause in words. */
export type Verdict = { readonly kind: "done" } | { readonly kind: "dead"; readonly cause: string };

export interface Attempt {
  /** Decides on the message; throws where a server is missing (waited for) or something unforeseen happened (tried again). */
  decide(): Promise<Verdict>;
  /** Nobody will process the message, through no fault of its own. */
  abandoned(cause: string): Promise<void>;
  bury(cause: string): Promise<void>;
  readonly patience: Patience;
}

/** Unforeseen errors are tried this often before they are buried: more than chance needs, fewer than `max_deliver`. */
export const PATIENCE: Patience = { attempts: 6, firstMs: 500, mostMs: 30_000 };

export interface Patience {
  readonly attempts: number;
  readonly firstMs: number;
  readonly mostMs: number;
}

/** Well below the consumer's ack_wait. */
const WORKING_EVERY_MS = 6000;

/** Time for somebody to mend the permissions; with `max_deliver` 20 the message comes back for ten minutes. */
const DENIED_MS = 30_000;

type Ending = "buried" | "the service ends" | "denied";

/**
 * One delivery, from the message to its ack: the only place that acks, naks or buries. A missing server is waited for
 * with the message in hand, since naks burn deliveries; with every slot waiting, nothing more is pulled.
 */
export async function attempt(
  message: JsMsg,
  { name, maxDeliver }: Consumer,
  work: Attempt,
  life: Pick<Life, "log" | "ending">,
) {
  const working = setInterval(() => message.working(), WORKING_EVERY_MS);
  try {
    const last = message.info.redeliveryCount >= maxDeliver;
    if (last) return await giveUp(LAST_DELIVERY, message, name, work, life);
    const verdict = await whileUnavailable(work.decide, message, life);
    if (verdict === null) return message.nak(1000);
    if (verdict.kind === "dead") return settle(await bury(verdict.cause, message, name, work, life), message);
    message.ack();
  } catch (error) {
    await failed(error, message, name, work, life);
  } finally {
    clearInterval(working);
  }
}

/** Nothing delivers the message once more: whoever handled it died each time, and may again. */
const LAST_DELIVERY = "no attempt came to an end, and this is its last delivery";

async function failed(error: unknown, message: JsMsg, name: string, work: Attempt, life: Pick<Life, "log" | "ending">) {
  const attempts = message.info.redeliveryCount;
  life.log.error("attempt.failed", "An attempt to process a message failed.", {
    consumer: name,
    sequence: message.seq,
    attempts,
    error,
  });
  const { patience } = work;
  // a denied permission is not mended by trying again
  if (attempts < patience.attempts && !isPermissionViolation(error))
    return message.nak(backoffMs(attempts - 1, patience.firstMs, patience.mostMs, Math.random()));
  await giveUp(`it failed ${attempts} times, at last with: ${inWords(error)}`, message, name, work, life);
}

/** The fault is ours, not the message's: who waits for its result is told before it is buried. */
async function giveUp(
  cause: string,
  message: JsMsg,
  name: string,
  work: Attempt,
  life: Pick<Life, "log" | "ending">,
): Promise<void> {
  const tell = () =>
    work.abandoned(cause).catch((error: unknown) => {
      if (isUnavailable(error)) throw error;
      life.log.error("abandon.failed", "Nobody could be told that a message is given up.", {
        consumer: name,
        sequence: message.seq,
        error,
      });
    });
  if ((await whileUnavailable(() => tell().then(() => true), message, life)) === null) return message.nak(1000);
  settle(await bury(cause, message, name, work, life), message);
}

function settle(ending: Ending, message: JsMsg): void {
  if (ending === "buried") message.ack();
  else message.nak(ending === "denied" ? DENIED_MS : 1000);
}

async function bury(
  cause: string,
  message: JsMsg,
  consumer: string,
  work: Pick<Attempt, "bury">,
  life: Pick<Life, "log" | "ending">,
): Promise<Ending> {
  const told = { consumer, sequence: message.seq, cause };
  try {
    if ((await whileUnavailable(() => work.bury(cause).then(() => true), message, life)) === null)
      return "the service ends";
  } catch (error) {
    if (!isPermissionViolation(error)) throw error;
    // in hand it would take a place from others; after its last delivery the stream still holds it
    life.log.error("dead-letter.denied", "NATS denied publishing a dead letter; the message is tried again later.", {
      ...told,
      deliveries: message.info.redeliveryCount,
      error,
    });
    return "denied";
  }
  life.log.warn("dead-letter.published", "A message cannot be processed and is now a dead letter.", told);
  return "buried";
}

/** The result once no server is missing; null when the service ends first. */
async function whileUnavailable<T>(
  work: () => Promise<T>,
  message: JsMsg,
  { log, ending }: Pick<Life, "log" | "ending">,
) {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      if (tries === 0)
        log.warn("message.waiting", "A message waits for a server that does not answer.", {
          sequence: message.seq,
          error,
        });
      await pause(backoffMs(tries, 250, 5000, Math.random()), ending);
      if (ending.aborted) return null;
    }
  }
}
