import { allRunning, parentCommands } from "./parent-commands";

/** A terminal sends Ctrl-C to all its programs, and `bun run` forwards it again: signals this close together count as one. */
const SAME_SIGNAL_MS = 1_000;
const CHECK_PARENT_MS = 500;

export interface ShutdownSignal extends Disposable {
  /** Aborts at Ctrl-C, at SIGTERM, and when the command that called us is gone. */
  readonly stop: AbortSignal;
  /** Aborts at a second Ctrl-C. */
  readonly force: AbortSignal;
}

export async function listenForShutdown(parent: number): Promise<ShutdownSignal> {
  const stop = new AbortController();
  const force = new AbortController();
  let requestedAt = 0;
  const requestStop = () => {
    if (!stop.signal.aborted) requestedAt = Date.now();
    else if (Date.now() - requestedAt > SAME_SIGNAL_MS) force.abort();
    stop.abort();
  };
  // not SIGHUP, which `nohup` tells us to ignore; without `nohup`, a closing terminal kills us as kill -9 would
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.on(signal, requestStop);
  const commands = await parentCommands(parent);
  const parentCheck = setInterval(async () => {
    if (!stop.signal.aborted && !(await allRunning(commands))) requestStop();
  }, CHECK_PARENT_MS);
  return {
    stop: stop.signal,
    force: force.signal,
    [Symbol.dispose]() {
      clearInterval(parentCheck);
      for (const signal of signals) process.off(signal, requestStop);
    },
  };
}
