import type { System } from "../bench/system/start";
import { killPart } from "./kill-parts";
import type { Kill, PartName } from "./plan";

/** One kill -9 and its consequences. */
export interface KillRecord {
  readonly part: PartName;
  /** Since the import. */
  readonly atSeconds: number;
  /** Share of the articles that were stored by then; a kill at 1 proves nothing. */
  readonly stored: number;
  readonly backAfterSeconds: number;
}

interface Ingest {
  readonly system: System;
  readonly startMs: number;
  stored(): Promise<number>;
  print(line: string): void;
}

const BETWEEN_MS = 10;
/** Longer than an ingest may pause: the leases of a killed fetcher last 45 s. */
const LIMIT_MS = 120_000;

/** Kills one part after another, each when the ingest has reached the planned share and the previous part is back. */
export async function killDuringIngest(
  kills: readonly Kill[],
  progress: () => Promise<number>,
  ingest: Ingest,
): Promise<KillRecord[]> {
  const killed: KillRecord[] = [];
  for (const { part, at } of kills) {
    const waitedMs = performance.now();
    while ((await progress()) < at) {
      if (performance.now() - waitedMs > LIMIT_MS)
        throw new Error(`the ingest did not reach ${percent(at)} within ${LIMIT_MS / 1_000} s`);
      await Bun.sleep(BETWEEN_MS);
    }
    const stored = await ingest.stored();
    const atSeconds = (performance.now() - ingest.startMs) / 1_000;
    ingest.print(`${atSeconds.toFixed(1).padStart(6)} s  kill -9 ${part} with ${percent(stored)} stored`);
    killed.push({ part, atSeconds, stored, backAfterSeconds: await killPart(ingest.system, part) });
  }
  return killed;
}

export const percent = (share: number) => `${Math.round(share * 100)} %`;
