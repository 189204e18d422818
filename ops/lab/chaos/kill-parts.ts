import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { System } from "../bench/system/start";
import { findPart } from "../../local/up/orphans";
import type { PartName } from "./plan";

const LIMIT_MS = 60_000;

/** Kills a part's process and waits until `up` reports it as back. Returns the seconds that this took. */
export async function killPart({ logFile, folder }: System, part: PartName): Promise<number> {
  const returns = await timesBack(logFile, part);
  const target = await soon(`${part} to run`, () => findPart(join(folder, "run"), part));
  process.kill(target.pid, "SIGKILL");
  const killedMs = performance.now();
  await soon(`${part} to be back`, async () => (await timesBack(logFile, part)) > returns || null);
  return (performance.now() - killedMs) / 1_000;
}

const timesBack = async (logFile: string, part: PartName) =>
  (await readFile(logFile, "utf8")).split(`${part} is back after`).length - 1;

/** How many exits `up` reported beyond the kills. */
export async function unexpectedExits({ logFile }: System, killed: readonly unknown[]): Promise<number> {
  return (await readFile(logFile, "utf8")).split(" died (").length - 1 - killed.length;
}

async function soon<T>(what: string, sample: () => Promise<T | null>): Promise<T> {
  for (const began = performance.now(); ; await Bun.sleep(20)) {
    const found = await sample();
    if (found !== null) return found;
    if (performance.now() - began > LIMIT_MS) throw new Error(`waited ${LIMIT_MS / 1_000} s for ${what}`);
  }
}
