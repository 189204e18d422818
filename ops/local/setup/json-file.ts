import { readFile, rename, writeFile } from "node:fs/promises";

/** The file's JSON value, or null if the file does not exist yet. */
export async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file} is not valid JSON. Restore it, or delete the whole state folder to start over`, { cause });
  }
}

/** Writes to a temporary file and renames it, so a kill leaves either the old file or the new one. Only the owner may read it. */
export async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
