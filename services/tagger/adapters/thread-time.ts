import { readFileSync, readlinkSync } from "node:fs";
import { cpuMsIn } from "../core/thread-stat";

/** The calling thread, as `<pid>/task/<tid>` below `/proc`; null on systems without it. */
export function thisThread(): string | null {
  try {
    return readlinkSync("/proc/thread-self");
  } catch {
    return null;
  }
}

/** Processor time that a thread took so far; null once it has ended. */
export function cpuMsOf(thread: string): number | null {
  try {
    return cpuMsIn(readFileSync(`/proc/${thread}/stat`, "utf8"));
  } catch {
    return null;
  }
}
