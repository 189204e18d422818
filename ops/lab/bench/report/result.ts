import { cpus, totalmem } from "node:os";
import type { Ingest } from "../ingest/measure";
import type { Limits } from "../limits/measure";
import type { Shape } from "../options";
import type { Read } from "../read/measure";

/** One run, as `--json` and `--out` write it. */
export interface Result {
  readonly at: string;
  readonly machine: Machine;
  readonly shape: Shape;
  readonly client: string;
  readonly ingest: Ingest | null;
  readonly read: readonly Read[] | null;
  readonly limits: Limits | null;
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly platform: string;
  readonly bun: string;
}

export const thisMachine = (): Machine => ({
  cpu: cpus()[0]?.model.trim() ?? "unknown",
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  platform: `${process.platform}-${process.arch}`,
  bun: Bun.version,
});
