/** One process as /proc shows it. */
export interface ProcessSample {
  readonly pid: number;
  readonly parent: number;
  /** Together with the id, identifies one process for good. */
  readonly startedTicks: number;
  readonly cpuTicks: number;
}

/** Parses /proc/<pid>/stat; null if the text is malformed. */
export function parseStat(text: string): ProcessSample | null {
  // the name may hold spaces and parentheses: fields are counted from the last one
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [pid, parent, user, system, startedTicks] = [Number.parseInt(text, 10), 1, 11, 12, 19].map((field, i) =>
    i === 0 ? field : Number(fields[field]),
  );
  if (!pid || parent === undefined || user === undefined || system === undefined || startedTicks === undefined)
    return null;
  return { pid, parent, startedTicks, cpuTicks: user + system };
}

/** The roots and all their descendants. */
export function descendants(all: readonly ProcessSample[], roots: readonly number[]): ProcessSample[] {
  const family = new Set(roots);
  for (let grown = -1; grown !== family.size;) {
    grown = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.filter(({ pid }) => family.has(pid));
}

/** The name of a process in the report, from its command line. */
export function partOf(commandLine: string): string {
  const [, service, script] = /services\/(\w+)\/main\.ts|ops\/([\w/-]+)\.ts/.exec(commandLine) ?? [];
  if (service) return service;
  if (/(^|\/)postgres\b|^postgres:/.test(commandLine)) return "postgres";
  if (/nats-server/.test(commandLine)) return "nats-server";
  return (
    script
      ?.replace(/\/main$/, "")
      .split("/")
      .at(-1) ?? "other"
  );
}
