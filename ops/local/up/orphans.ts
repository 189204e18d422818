import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { endProcess } from "@infostream/chassis/embedded/end-process";
import { identifyProcess, type ProcessIdentity } from "@infostream/chassis/embedded/process-identity";
import { readJson, writeJson } from "../setup/json-file";

const recordOf = (runFolder: string, part: string) => join(runFolder, `${part}.json`);

/** Records a part's process, so that a later `up` can distinguish it from an unrelated process with the same id. */
export async function recordProcess(runFolder: string, part: string, pid: number): Promise<void> {
  const identity = await identifyProcess(pid);
  if (identity) await writeJson(recordOf(runFolder, part), identity);
}

export const forgetProcess = (runFolder: string, part: string) => rm(recordOf(runFolder, part), { force: true });

/** Stops the processes that a killed `up` left running. Returns the names of their parts. */
export async function endOrphans(runFolder: string): Promise<string[]> {
  const records = (await readdir(runFolder)).filter((name) => name.endsWith(".json"));
  const ended = await Promise.all(records.map((record) => endOrphan(join(runFolder, record))));
  return records.filter((_, i) => ended[i]).map((record) => record.replace(/\.json$/, ""));
}

/** A part's process if it still runs; never an unrelated process that has reused its id. */
export const findPart = (runFolder: string, part: string) => findRecorded(recordOf(runFolder, part));

async function findRecorded(record: string): Promise<ProcessIdentity | null> {
  const kept = identityIn(await readJson(record).catch(() => null));
  const now = kept && (await identifyProcess(kept.pid));
  const ours = kept && now && now.started === kept.started && sameProgram(kept.commandLine, now.commandLine);
  return ours ? now : null;
}

async function endOrphan(record: string): Promise<boolean> {
  const left = await findRecorded(record);
  if (left) await endProcess(left, ["SIGINT", "SIGQUIT", "SIGKILL"]);
  await rm(record, { force: true });
  return left !== null;
}

/** PostgreSQL's launcher prefixes the command, and the prefix is gone once the launcher has exec'd it. */
const sameProgram = (before: string, now: string) => before.endsWith(now) || now.endsWith(before);

function identityIn(value: unknown): Omit<ProcessIdentity, "parent"> | null {
  if (typeof value !== "object" || value === null) return null;
  if (!("pid" in value && "started" in value && "commandLine" in value)) return null;
  const { pid, started, commandLine } = value;
  if (typeof pid !== "number" || typeof started !== "string" || typeof commandLine !== "string") return null;
  return { pid, started, commandLine };
}
