import { Database } from "bun:sqlite";
import { join } from "node:path";

/**
 * Holds the state folder for this process alone, or null where another one holds it. The operating system lets go of it when
 * the process ends, however it ends, so that no lock is ever stale: SQLite takes it, as a lock on a file, on every platform.
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
