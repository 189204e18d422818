import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";

/** Command lines of all processes that this folder concerns: as an argument, as the folder they work in, or by a setting. */
export async function processesOf(root: string): Promise<string[]> {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    ids.map(async (id) => {
      const line = (await readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "")).replaceAll("\0", " ").trim();
      const folder = await readlink(`/proc/${id}/cwd`).catch(() => "");
      const settings = await readFile(`/proc/${id}/environ`, "utf8").catch(() => "");
      return [line, folder, settings].some((text) => text.includes(root)) ? line : "";
    }),
  );
  return lines.filter((line) => line !== "");
}

/** Asks until the answer is what is waited for; the test's own time limit is the end of patience. */
export async function until<T>(what: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await what();
    if (holds(value)) return value;
    await Bun.sleep(50);
  }
}

/** The process of a part, as `up` recorded it. */
export const pidOf = async (state: string, part: string): Promise<number> =>
  JSON.parse(await readFile(join(state, "run", `${part}.json`), "utf8")).pid;
