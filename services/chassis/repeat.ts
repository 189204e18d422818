import { backoffMs, pause } from "./backoff";
import type { ServiceContext } from "./run";
import { isPermissionViolation } from "./permission";
import { isUnavailable } from "./unavailable";

export interface RepeatedWork extends AsyncDisposable {
  /** There is work now: end the pause. */
  wake(): void;
}

export interface Work {
  readonly name: string;
  /** One round; true if there is more to do, so that the next round follows at once. */
  round(): Promise<boolean>;
  readonly idleMs: number;
}

/** Between two tries of what the server denies, until an operator fixes the permissions. */
const DENIED_MS = 30_000;

/**
 * Repeats a piece of work until it is disposed, which awaits the round under way. If a server is down, it logs that once and
 * waits. What NATS denies is logged each time and retried at long intervals, and `/readyz` shows it. Any other error ends the
 * service, since work that keeps failing unnoticed is lost.
 */
export function repeat(work: Work, context: Pick<ServiceContext, "log" | "fail">): RepeatedWork {
  const stopped = new AbortController();
  let awake = new AbortController();
  const loop = async () => {
    for (let failures = 0; !stopped.signal.aborted;) {
      try {
        const more = await work.round();
        if (failures > 0) context.log.info("work.resumed", `The ${work.name} resumed.`, { failures });
        failures = 0;
        if (!more) await pause(work.idleMs, awake.signal);
        awake = renewed(awake);
      } catch (error) {
        if (isPermissionViolation(error)) {
          context.log.error(
            "work.denied",
            `NATS denied a permission that the ${work.name} needs. Grant this service's user the permissions of this release.`,
            { error },
          );
          await pause(DENIED_MS, stopped.signal);
          continue;
        }
        if (!isUnavailable(error)) return context.fail(error);
        if (failures === 0)
          context.log.warn("work.waiting", `The ${work.name} is waiting for a server that does not answer.`, { error });
        await pause(backoffMs(failures++, 250, 5000, Math.random()), stopped.signal);
      }
    }
  };
  const ended = loop();
  return {
    wake: () => awake.abort(),
    [Symbol.asyncDispose]: async () => {
      stopped.abort();
      awake.abort();
      await ended;
    },
  };
}

/** A wake-up that arrived during the round has been used; the next pause waits for another one. */
const renewed = (signal: AbortController) => (signal.signal.aborted ? new AbortController() : signal);
