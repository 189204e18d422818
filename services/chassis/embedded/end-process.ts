import { identifyProcess, type ProcessIdentity } from "./process-identity";

/** Sends each signal in turn until the process is gone, waiting `patienceMs` after each; another process that has taken its id is left alone. */
export async function endProcess(
  target: ProcessIdentity,
  signals: readonly NodeJS.Signals[] = ["SIGTERM", "SIGKILL"],
  timeoutMs = 10_000,
): Promise<void> {
  for (const signal of signals) {
    if (!(await isRunning(target))) return;
    try {
      process.kill(target.pid, signal);
    } catch {
      return;
    }
    for (const until = Date.now() + timeoutMs; Date.now() < until;) {
      if (!(await isRunning(target))) return;
      await Bun.sleep(20);
    }
  }
}

async function isRunning(target: ProcessIdentity): Promise<boolean> {
  return (await identifyProcess(target.pid))?.started === target.started;
}
