import { Database } from "bun:sqlite";
import { join } from "node:path";

/**
 * Locks the state folder for this process, or returns null if another process holds the lock. The operating system releases it
 * however the process ends, so a lock is never stale. SQLite takes it as a file lock, which works on every platform.
 */
export function lockState(runFolder: string): Disposable | null {
  const database = new Database(join(runFolder, "lock"));
  try {
    database.run("PRAGMA locking_mode = EXCLUSIVE");
    database.run("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (error instanceof Error && "code" in error && error.code === "SQLITE_BUSY") return null;
    throw error;
  }
  return { [Symbol.dispose]: () => database.close() };
}
