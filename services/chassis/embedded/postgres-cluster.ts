import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { command } from "./command";
import { endProcess } from "./end-process";
import { postgresBinaries } from "./postgres-binaries";
import { changeOwner, type Launcher, postgresLauncher } from "./postgres-user";
import { identifyProcess } from "./process-identity";

export const POSTGRES_SUPERUSER = "postgres";

export interface PostgresOptions {
  /** Holds the cluster, which is made at the first start. */
  readonly folder: string;
  readonly port: number;
  /** The superuser's, set when the cluster is made. */
  readonly password: string;
  /** `false`, for tests, gives up durability across a power cut. */
  readonly durable: boolean;
  readonly settings?: Readonly<Record<string, string>>;
}

/** PostgreSQL's children must be gone before the next postmaster may have the data; SIGINT is its "fast" stop. */
const STOP_SIGNALS = ["SIGINT", "SIGQUIT", "SIGKILL"] as const;
// in Bun's empty environment the encoding would otherwise be SQL_ASCII
const ENCODING = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8"];
const UNSAFE = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  // in files of the data folder, which goes with the test; a postmaster that is killed leaves its segments in /dev/shm
  dynamic_shared_memory_type: "mmap",
};

/**
 * Creates the cluster if it does not exist, ends a postmaster that a killed parent left behind on it,
 * and returns the command that runs the server in the foreground, by TCP on loopback only.
 */
export async function preparePostgres(options: PostgresOptions): Promise<string[]> {
  const { folder, port, durable, settings } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const launcher = await postgresLauncher(await postgresBinaries(), folder);
  const data = join(folder, "data");
  if (existsSync(data)) await endLeftPostmaster(data);
  else await makeCluster(options, data, launcher);
  await changeOwner(launcher.owner, folder);
  const parameters = {
    listen_addresses: "127.0.0.1",
    // a socket's path may have 107 bytes only, and TCP serves all
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(durable ? {} : UNSAFE),
    ...settings,
  };
  const flags = Object.entries(parameters).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return [...launcher.prefix, launcher.binaries.postgres, "-D", data, "-p", String(port), ...flags];
}

async function makeCluster(
  { folder, password, durable }: PostgresOptions,
  data: string,
  { prefix, owner, binaries: { initdb } }: Launcher,
): Promise<void> {
  // made under another name, so that an incomplete one is never taken for a cluster
  const fresh = join(folder, "data.new");
  const passwordFile = join(folder, "password");
  await rm(fresh, { recursive: true, force: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    await changeOwner(owner, folder);
    const flags = ["--auth=scram-sha-256", `--username=${POSTGRES_SUPERUSER}`, `--pwfile=${passwordFile}`, ...ENCODING];
    const { code, stdout, stderr } = await command(
      [...prefix, initdb, "-D", fresh, ...flags, ...(durable ? [] : ["--no-sync"])],
      { timeoutMs: 120_000 },
    );
    if (code !== 0) throw new Error(`initdb failed: ${stderr.trim() || stdout.trim()}`);
    await rename(fresh, data);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function endLeftPostmaster(data: string): Promise<void> {
  const pid = Number((await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n")[0]);
  const left = Number.isInteger(pid) && pid > 1 ? await identifyProcess(pid) : null;
  // after a reboot another process may have the id
  if (left?.commandLine.includes(data)) await endProcess(left, STOP_SIGNALS);
}
