import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";

/** Command lines of all processes that mention this folder: in an argument, as working directory, or in the environment. */
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

/** Polls until the value satisfies the condition; the test's own time limit bounds it. */
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
