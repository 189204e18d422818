import { restartDelayMs } from "./restart-delay";
import type { Part } from "./part";

/** What supervision needs of the world. */
export interface SupervisorDeps {
  /** Starts the part's program; its exit says how it ended. */
  spawn(part: Part): Running;
  print(line: string): void;
  pause(ms: number, signal: AbortSignal): Promise<void>;
  now(): number;
}

export interface Running {
  readonly pid: number;
  readonly ended: Promise<Exit>;
  kill(signal: NodeJS.Signals): void;
  /** Out of what it logged since it was started, not what was logged before: why it ended. */
  logTail(): Promise<string>;
}

export interface Exit {
  /** Such as "exit code 1". */
  readonly words: string;
  /** Its settings are at fault, which no further start mends. */
  readonly permanent: boolean;
}

export interface Supervised {
  readonly name: string;
  /** Resolves when the part serves for the first time; rejects where it does not come up. */
  readonly started: Promise<void>;
  /** Rejects when it served once and will not be started again; otherwise never settles. */
  readonly gaveUp: Promise<never>;
  stop(): Promise<void>;
}

const START_LIMIT_MS = 60_000;
/** A part that dies so often before it ever served is broken, not unlucky. */
const START_ATTEMPTS = 4;
const STOP_LIMIT_MS = 15_000;
const PROBE_INTERVAL_MS = 20;

/** Keeps a part running until it is stopped: starts it, and starts it again whenever it dies. */
export function supervise(part: Part, deps: SupervisorDeps): Supervised {
  const stopping = new AbortController();
  const first = Promise.withResolvers<void>();
  const lost = Promise.withResolvers<never>();
  // whoever waits for them hears of it; nobody else needs to
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

/** True when the part serves, false where it ended before, an error where it takes too long. */
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
