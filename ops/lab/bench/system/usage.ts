import { readdir, readFile } from "node:fs/promises";
import { descendants, parseStat, partOf, type ProcessSample } from "./proc";

export interface PartUsage {
  readonly part: string;
  readonly cpuSeconds: number;
  /** Largest proportional share of memory seen at once over the part's processes, in MB. */
  readonly peakMb: number;
}

export interface UsageSampler {
  /** What each part has used since sampling began. */
  stop(): Promise<PartUsage[]>;
}

const ticksPerSecond = 100;
const betweenMs = 500;

/** Samples the processes under the roots; several processes of one part (PostgreSQL) count as one. Linux only; elsewhere it reports nothing. */
export async function sampleUsage(roots: readonly number[]): Promise<UsageSampler> {
  const ticks = new Map<string, { part: string; first: number; last: number }>();
  const peaks = new Map<string, number>();
  const sample = async (isFirst: boolean) => {
    const now = new Map<string, number>();
    for (const sample of descendants(await samples(), roots)) {
      const key = `${sample.pid}/${sample.startedTicks}`;
      const part = ticks.get(key)?.part ?? partOf(await textOf(`/proc/${sample.pid}/cmdline`));
      const first = ticks.get(key)?.first ?? (isFirst ? sample.cpuTicks : 0);
      ticks.set(key, { part, first, last: sample.cpuTicks });
      now.set(part, (now.get(part) ?? 0) + (await shareOf(sample.pid)));
    }
    for (const [part, bytes] of now) peaks.set(part, Math.max(bytes, peaks.get(part) ?? 0));
  };
  await sample(true);
  let sampling = Promise.resolve();
  const timer = setInterval(() => (sampling = sampling.then(() => sample(false))), betweenMs);
  return {
    async stop() {
      clearInterval(timer);
      await sampling;
      await sample(false);
      const used = Map.groupBy(ticks.values(), ({ part }) => part);
      return [...used]
        .map(([part, all]) => ({
          part,
          cpuSeconds: all.reduce((sum, { first, last }) => sum + last - first, 0) / ticksPerSecond,
          peakMb: (peaks.get(part) ?? 0) / 1024,
        }))
        .sort((a, b) => b.cpuSeconds - a.cpuSeconds);
    },
  };
}

async function samples(): Promise<ProcessSample[]> {
  const pids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map((pid) => textOf(`/proc/${pid}/stat`)));
  return stats.map(parseStat).filter((sample) => sample !== null);
}

/** Kilobytes; shared pages count in part, so that PostgreSQL's are not counted once for every backend. */
async function shareOf(pid: number): Promise<number> {
  return Number(/^Pss: +(\d+)/m.exec(await textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

// a process may exit between the listing and the read
const textOf = async (file: string) => (await readFile(file, "utf8").catch(() => "")).replaceAll("\0", " ").trim();
