import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ObjectStore } from "./object-store";
import { describeError } from "./log";
import { Unavailable } from "./unavailable";

/**
 * Objects as files below a folder: written to a temporary name, synced, then renamed, so that a crash leaves a whole object or
 * none. An existing object is written again, which repairs a damaged one.
 */
export function openFolder(root: string): ObjectStore {
  return {
    put: (key, bytes) => orUnavailable(root, () => write(join(root, key), bytes)),
    get: (key) => orUnavailable(root, () => readOrNull(join(root, key))),
    check: () => orUnavailable(root, async () => void (await mkdir(root, { recursive: true }))),
    [Symbol.dispose]: () => {},
  };
}

async function write(path: string, bytes: Uint8Array) {
  await mkdir(dirname(path), { recursive: true });
  const aside = `${path}.${crypto.randomUUID()}`;
  const file = await open(aside, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, path);
  await syncFolder(dirname(path));
}

/** The rename itself survives a power cut only once its folder is on disk. */
async function syncFolder(path: string) {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const readOrNull = (path: string) =>
  readFile(path).then(
    (bytes): Uint8Array | null => bytes,
    (error) => (isMissing(error) ? null : Promise.reject(error)),
  );

/** Nothing has this name, or it is a folder, or it lies below a file. */
const NOT_THERE: readonly unknown[] = ["ENOENT", "EISDIR", "ENOTDIR"];
const isMissing = (error: unknown) => error instanceof Error && "code" in error && NOT_THERE.includes(error.code);

async function orUnavailable<T>(root: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new Unavailable(`cannot use the archive folder ${root}: ${describeError(cause)}`, { cause });
  }
}
