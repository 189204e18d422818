import { existsSync } from "node:fs";
import { resolve } from "node:path";

/** The feeds that other projects test with, beside the repository: read in place, never copied. */
export function corpus(name: string): string {
  const folder = resolve(import.meta.dir, "../../../../shared/corpora", name);
  if (!existsSync(folder)) throw new Error(`The corpus ${name} is missing: these tests read ${folder}`);
  return folder;
}
