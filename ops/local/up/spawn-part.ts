import { closeSync, fstatSync, openSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { logTail } from "./log-tail";
import type { Part } from "./part";
import type { Running } from "./supervise";

const ROTATE_BYTES = 20 * 1024 * 1024;
/** Exit code of a service whose settings are missing or malformed. */
const INVALID_SETTINGS = 2;

export const logFileOf = (logs: string, name: string) => join(logs, `${name}.log`);

/** Keeps one older log and starts a new one when the log has grown large. */
export function rotateLog(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > ROTATE_BYTES) renameSync(file, `${file}.1`);
}

/** Starts a part's program in its own process group, which Ctrl-C does not reach: `up` stops the parts one by one. */
export function spawnPart(part: Part, cwd: string, logs: string): Running {
  const file = logFileOf(logs, part.name);
  const log = openSync(file, "a", 0o600);
  try {
    const { size: before } = fstatSync(log);
    const child = Bun.spawn([...part.command], {
      cwd,
      env: { ...part.env },
      stdin: "ignore",
      stdout: log,
      stderr: log,
      detached: true,
    });
    const ended = child.exited.then((code) => ({
      words: child.signalCode === null ? `exit code ${code}` : String(child.signalCode),
      permanent: child.signalCode === null && code === INVALID_SETTINGS,
    }));
    return {
      pid: child.pid,
      ended,
      kill: (signal) => child.kill(signal),
      logTail: async () => logTail(await Bun.file(file).slice(before).text()),
    };
  } finally {
    closeSync(log);
  }
}
