import { restartDelayMs } from "./restart-delay";
import type { Part } from "./part";

/** The side effects of supervision. */
export interface SupervisorDeps {
  /** Starts the part's program. */
  spawn(part: Part): Running;
  print(line: string): void;
  pause(ms: number, signal: AbortSignal): Promise<void>;
  now(): number;
}

export interface Running {
  readonly pid: number;
  readonly ended: Promise<Exit>;
  kill(signal: NodeJS.Signals): void;
  /** Why it exited, from what it logged since this start. */
  logTail(): Promise<string>;
}

export interface Exit {
  /** Such as "exit code 1". */
  readonly words: string;
  /** Its settings are invalid, so a restart cannot help. */
  readonly permanent: boolean;
}

export interface Supervised {
  readonly name: string;
  /** Resolves when the part is ready for the first time; rejects if it fails to start. */
  readonly started: Promise<void>;
  /** Rejects when a part that was ready once is not restarted any more; otherwise never settles. */
  readonly gaveUp: Promise<never>;
  stop(): Promise<void>;
}

const START_LIMIT_MS = 60_000;
/** A part that dies this often before it was ever ready is broken. */
const START_ATTEMPTS = 4;
const STOP_LIMIT_MS = 15_000;
const PROBE_INTERVAL_MS = 20;

/** Keeps a part running until it is stopped: starts it, and restarts it whenever it dies. */
export function supervise(part: Part, deps: SupervisorDeps): Supervised {
  const stopping = new AbortController();
  const first = Promise.withResolvers<void>();
  const lost = Promise.withResolvers<never>();
  // callers that await these promises handle the rejection; without any, it must not crash the process
  first.promise.catch(() => {});
  lost.promise.catch(() => {});
  let running: Running | null = null;
  let served = false;

  async function once(): Promise<Exit> {
    running = deps.spawn(part);
    const gone = new AbortController();
    const ended = running.ended.finally(() => gone.abort());
    const began = deps.now();
    void untilReady(part, deps, AbortSignal.any([gone.signal, stopping.signal])).then((ready) => {
      if (!ready) return;
      if (served) deps.print(`${part.name} is back after ${((deps.now() - began) / 1000).toFixed(1)} s`);
      served = true;
      first.resolve();
    }, first.reject);
    return ended;
  }

  async function keepRunning(): Promise<void> {
    let delayMs: number | null = null;
    for (let attempt = 1; ; attempt++) {
      const began = deps.now();
      const { words, permanent } = await once();
      if (stopping.signal.aborted) return;
      delayMs = restartDelayMs(delayMs, deps.now() - began);
      if (permanent || (!served && attempt === START_ATTEMPTS))
        return (served ? lost : first).reject(new Error(`${part.name} failed to start (${words})`));
      deps.print(`${part.name} died (${words}); restarting in ${delayMs / 1000} s`);
      await deps.pause(delayMs, stopping.signal);
      if (stopping.signal.aborted) return;
    }
  }

  const kept = keepRunning().catch(first.reject);
  return {
    name: part.name,
    started: first.promise,
    gaveUp: lost.promise,
    async stop() {
      stopping.abort();
      first.reject(new Error(`${part.name} was stopped before it was ready`));
      running?.kill(part.stopSignal);
      const late = setTimeout(() => running?.kill("SIGKILL"), STOP_LIMIT_MS);
      await kept;
      clearTimeout(late);
    },
  };
}

/** True once the part is ready, false if it exits first; throws if it takes too long. */
async function untilReady(part: Part, deps: SupervisorDeps, over: AbortSignal): Promise<boolean> {
  const limit = deps.now() + START_LIMIT_MS;
  for (;;) {
    if (over.aborted) return false;
    try {
      await part.ready();
      return !over.aborted;
    } catch (error) {
      if (deps.now() > limit)
        throw new Error(`${part.name} was not ready within ${START_LIMIT_MS / 1000} s`, { cause: error });
    }
    await deps.pause(PROBE_INTERVAL_MS, over);
  }
}
