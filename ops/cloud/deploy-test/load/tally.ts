import { percentile } from "../../../lab/bench/read/percentile";

/** Results of all requests. */
export interface Figures {
  readonly requests: number;
  readonly failed: number;
  /** The first failures: when, where, how. */
  readonly failures: readonly string[];
  readonly connections: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly longestMs: number;
}

const FAILURES_LISTED = 40;

export interface Tally {
  connected(): void;
  answered(ms: number): void;
  failed(what: string, error: unknown): void;
  figures(): Figures;
}

export function tally(): Tally {
  const took: number[] = [];
  const failures: string[] = [];
  let failed = 0;
  let connections = 0;
  return {
    connected: () => void connections++,
    answered: (ms) => void took.push(ms),
    failed(what, error) {
      failed++;
      const why = error instanceof Error ? error.message : String(error);
      if (failures.length < FAILURES_LISTED) failures.push(`${new Date().toISOString()} ${what}: ${why}`);
    },
    figures() {
      const sorted = took.toSorted((a, b) => a - b);
      const at = (part: number) => Math.round(percentile(sorted, part) * 10) / 10;
      return {
        requests: took.length + failed,
        failed,
        failures,
        connections,
        medianMs: at(0.5),
        p99Ms: at(0.99),
        longestMs: at(1),
      };
    },
  };
}
