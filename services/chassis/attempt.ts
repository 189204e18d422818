import type { Consumer } from "@infostream/contracts";
import type { JsMsg } from "nats";
import { backoffMs, pause } from "./backoff";
import { inWords } from "./log";
import type { Life } from "./run";
import { isUnavailable } from "./unavailable";

/** What became of a message: done, or dead, since no attempt can ever process it, with the cause in words. */
export type Verdict = { readonly kind: "done" } | { readonly kind: "dead"; readonly cause: string };

export interface Attempt {
  /** Decides on the message; throws where a server is missing (waited for) or something unforeseen happened (tried again). */
  decide(): Promise<Verdict>;
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
    const verdict =
      message.info.redeliveryCount < maxDeliver ? await whileUnavailable(work.decide, message, life) : LAST;
    if (verdict === null) return message.nak(1000);
    if (verdict.kind === "dead" && !(await buried(verdict.cause, message, name, work, life))) return message.nak(1000);
    message.ack();
  } catch (error) {
    await failed(error, message, name, work, life);
  } finally {
    clearInterval(working);
  }
}

/** Nothing delivers the message once more: whoever handled it died each time, and may again. */
const LAST: Verdict = { kind: "dead", cause: "no attempt came to an end, and this is its last delivery" };

/** True once the message lies among the dead letters; false when the service ends first. */
async function buried(
  cause: string,
  message: JsMsg,
  consumer: string,
  { bury }: Pick<Attempt, "bury">,
  life: Pick<Life, "log" | "ending">,
): Promise<boolean> {
  const done = await whileUnavailable(() => bury(cause).then(() => true), message, life);
  if (done) life.log.warn("dead letter", { consumer, sequence: message.seq, cause });
  return done === true;
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
      if (tries === 0) log.warn("waiting for a server", { sequence: message.seq, error });
      await pause(backoffMs(tries, 250, 5000, Math.random()), ending);
      if (ending.aborted) return null;
    }
  }
}

async function failed(error: unknown, message: JsMsg, name: string, work: Attempt, life: Pick<Life, "log" | "ending">) {
  const attempts = message.info.redeliveryCount;
  life.log.error("attempt failed", { consumer: name, sequence: message.seq, attempts, error });
  const { patience } = work;
  if (attempts < patience.attempts)
    return message.nak(backoffMs(attempts - 1, patience.firstMs, patience.mostMs, Math.random()));
  const cause = `it failed ${attempts} times, at last with: ${inWords(error)}`;
  if (await buried(cause, message, name, work, life)) message.ack();
}
