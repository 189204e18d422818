import { openSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A server that runs as a child of this process, with all it keeps in one folder. */
export interface RunningServer extends AsyncDisposable {
  readonly pid: number;
}

interface ServerProcess {
  readonly name: string;
  readonly command: readonly string[];
  /** Gets the server's log and its process id. */
  readonly folder: string;
  readonly stopSignal: NodeJS.Signals;
  /** Throws as long as the server does not answer. */
  readonly answers: () => Promise<unknown>;
}

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;
const BETWEEN_TRIES_MS = 10;

/** Starts a server and waits until it answers; throws with the end of its log where it ends before that. */
export async function runServer(server: ServerProcess): Promise<RunningServer> {
  const logFile = join(server.folder, `${server.name}.log`);
  const log = openSync(logFile, "a", 0o600);
  const child = Bun.spawn([...server.command], { stdin: "ignore", stdout: log, stderr: log, cwd: server.folder });
  // where the script of `folderUntilExit` finds it
  await writeFile(join(server.folder, `${server.name}.pid`), String(child.pid));
  const stop = () => stopChild(child, server.stopSignal);
  try {
    await untilItAnswers(server, child);
  } catch (error) {
    await stop();
    const lines = (await readFile(logFile, "utf8")).trim().split("\n").slice(-10);
    throw new Error(`${server.name} did not start:\n${lines.join("\n")}`, { cause: error });
  }
  return { pid: child.pid, [Symbol.asyncDispose]: stop };
}

async function untilItAnswers({ name, answers }: ServerProcess, child: Bun.Subprocess): Promise<void> {
  for (const until = Date.now() + START_TIMEOUT_MS; ; await Bun.sleep(BETWEEN_TRIES_MS)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${name} ended`);
    try {
      await answers();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}

async function stopChild(child: Bun.Subprocess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  const killTimer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
  await child.exited;
  clearTimeout(killTimer);
}
