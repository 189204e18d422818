import { allRunning, parentCommands } from "./parent-commands";

/** A terminal sends Ctrl-C to all its programs, and `bun run` hands it on once more: what follows so closely is one wish. */
const SAME_WISH_MS = 1_000;
const LOOK_EVERY_MS = 500;

export interface ShutdownSignal extends Disposable {
  /** Aborts at Ctrl-C, at SIGTERM, and when the command that called us is gone. */
  readonly stop: AbortSignal;
  /** Aborts at a second Ctrl-C. */
  readonly hurry: AbortSignal;
}

export async function listenForShutdown(parent: number): Promise<ShutdownSignal> {
  const stop = new AbortController();
  const hurry = new AbortController();
  let wishedAt = 0;
  const wish = () => {
    if (!stop.signal.aborted) wishedAt = Date.now();
    else if (Date.now() - wishedAt > SAME_WISH_MS) hurry.abort();
    stop.abort();
  };
  // not SIGHUP, which `nohup` has told us to ignore; without it, a terminal that closes ends us as kill -9 would
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.on(signal, wish);
  const called = await parentCommands(parent);
  const looking = setInterval(async () => {
    if (!stop.signal.aborted && !(await allRunning(called))) wish();
  }, LOOK_EVERY_MS);
  return {
    stop: stop.signal,
    hurry: hurry.signal,
    [Symbol.dispose]() {
      clearInterval(looking);
      for (const signal of signals) process.off(signal, wish);
    },
  };
}
