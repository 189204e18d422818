import { readFile } from "node:fs/promises";
import { command } from "./command";

/** What tells one process from a later one with the same id. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, as the operating system writes it; only compared for equality. */
  readonly started: string;
  readonly commandLine: string;
  /** Its parent's id, now. */
  readonly parent: number;
}

/** The process that has this id now, or null. */
export async function identifyProcess(pid: number): Promise<ProcessIdentity | null> {
  return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
}

async function fromProc(pid: number): Promise<ProcessIdentity | null> {
  try {
    const [stat, commandLine] = await Promise.all([
      readFile(`/proc/${pid}/stat`, "utf8"),
      readFile(`/proc/${pid}/cmdline`, "utf8"),
    ]);
    // the name in parentheses may hold anything; fields are counted after it: state is the 3rd, parent the 4th, start time the 22nd
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z") return null;
    return {
      pid,
      started: fields[19] ?? "",
      commandLine: commandLine.replaceAll("\0", " ").trim(),
      parent: Number(fields[1]),
    };
  } catch {
    return null;
  }
}

async function fromPs(pid: number): Promise<ProcessIdentity | null> {
  const { code, stdout } = await command(["ps", "-ww", "-o", "ppid=,lstart=,command=", "-p", String(pid)], {
    timeoutMs: 5_000,
    env: { LC_ALL: "C" },
  });
  // lstart is five words: "Sat Nov 21 03:46:15 2026"
  const [, parent, started, commandLine] = stdout.match(/^\s*(\d+)\s+((?:\S+\s+){4}\d+)\s+(.*?)\s*$/s) ?? [];
  if (code !== 0 || !parent || !started) return null;
  return { pid, started, commandLine: commandLine ?? "", parent: Number(parent) };
}
