import { openSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { environmentWith } from "@infostream/chassis/embedded/config";
import { freePort } from "@infostream/chassis/embedded/free-port";
import { fieldsOf } from "./fields";

/** The whole system as `bun run up` runs it. */
export interface System extends AsyncDisposable {
  readonly pid: number;
  readonly page: string;
  readonly adminToken: string;
  readonly natsUrl: string;
  readonly postgresUrl: string;
  /** The state folder. */
  readonly folder: string;
  /** The output of `up`: which part died, which is back. */
  readonly logFile: string;
}

const up = new URL("../../../up.ts", import.meta.url).pathname;
const limitMs = 180_000;

/** Starts everything on the state in `folder`, without feeds, and waits until the page answers. */
export async function startSystem(folder: string, settings: Readonly<Record<string, string>> = {}): Promise<System> {
  await mkdir(folder, { recursive: true });
  const logFile = join(folder, "up.log");
  const log = openSync(logFile, "a");
  const child = Bun.spawn([process.execPath, "--no-orphans", up], {
    stdin: "ignore",
    stdout: log,
    stderr: log,
    env: environmentWith({
      INFOSTREAM_STATE: folder,
      INFOSTREAM_PORT: String(freePort()),
      INFOSTREAM_FEEDS: "none",
      INFOSTREAM_ALLOW_PRIVATE_NETWORKS: "true",
      ...settings,
    }),
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await child.exited;
  };
  try {
    return {
      pid: child.pid,
      folder,
      logFile,
      ...(await untilReady(folder, child, logFile)),
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function untilReady(folder: string, child: Bun.Subprocess, logFile: string) {
  for (const until = Date.now() + limitMs; Date.now() < until; await Bun.sleep(100)) {
    if (child.exitCode !== null) throw new Error(`up exited with code ${child.exitCode}; see ${logFile}`);
    const endpoints = await endpointsIn(folder);
    if (endpoints && (await isReady(endpoints.page))) return endpoints;
  }
  throw new Error(`the system was not ready after ${limitMs / 1_000} s; see ${logFile}`);
}

async function endpointsIn(folder: string) {
  const file = Bun.file(join(folder, "endpoints.json"));
  if (!(await file.exists())) return null;
  const fields = fieldsOf(await file.json(), "endpoints.json");
  return {
    page: fields.text("page").replace(/\/$/, ""),
    adminToken: fields.text("adminToken"),
    natsUrl: fields.text("nats"),
    postgresUrl: fields.text("postgres"),
  };
}

async function isReady(page: string): Promise<boolean> {
  try {
    return (await fetch(`${page}/readyz`)).ok;
  } catch {
    return false;
  }
}
