/** Larger documents are read in a worker: 5 MB would block the event loop for 170 ms. */
export const LARGE_BYTES = 512 * 1024;

export interface ReadingLimits {
  /** Processor time of the thread that reads. */
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** A hundred times what a well-formed document of 10 MB takes; the wall clock leaves a busy machine six times as long. */
export const READING_LIMITS: ReadingLimits = { cpuMs: 10_000, wallMs: 60_000 };

/** What reading took so far; `cpuMs` is null on systems that do not report the processor time of a thread. */
export interface ReadingTime {
  readonly cpuMs: number | null;
  readonly wallMs: number;
}

export type ReadingTimeResult =
  | { readonly kind: "go on" }
  /** The document itself takes too long: trying again cannot help. */
  | { readonly kind: "unreadable"; readonly cause: string }
  /** The machine was too busy to read it. */
  | { readonly kind: "starved"; readonly cause: string };

const WITHOUT_CPU_TIME = 4;

/** Processor time is the document's fault, the wall clock alone the machine's. */
export function checkReadingTime({ cpuMs, wallMs }: ReadingTime, limits: ReadingLimits): ReadingTimeResult {
  if (cpuMs === null) {
    const longest = limits.cpuMs * WITHOUT_CPU_TIME;
    return wallMs > longest
      ? unreadable(`Reading the document took longer than ${seconds(longest)} s`)
      : { kind: "go on" };
  }
  if (cpuMs > limits.cpuMs)
    return unreadable(`Reading the document took more than ${seconds(limits.cpuMs)} s of processor time`);
  if (wallMs <= limits.wallMs) return { kind: "go on" };
  const cause = `Reading the document took longer than ${seconds(limits.wallMs)} s and used only ${seconds(cpuMs)} s of processor time: the machine is too busy`;
  return { kind: "starved", cause };
}

const unreadable = (cause: string): ReadingTimeResult => ({ kind: "unreadable", cause });

const seconds = (ms: number) => Number((ms / 1000).toFixed(1));
