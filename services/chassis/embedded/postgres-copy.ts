import { cp, lstat, mkdtemp, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { command } from "./command";
import type { PostgresBinaries } from "./postgres-binaries";

/** Survives a restart of the machine, and every user may enter it. */
const OPEN_FOLDER = "/var/tmp";

/** PostgreSQL's programs, copied by root to where every user can reach them; made once for each version. */
export async function reachableCopy({ postgres, initdb }: PostgresBinaries): Promise<PostgresBinaries> {
  const native = dirname(dirname(postgres));
  const version = (await command([postgres, "--version"], { timeoutMs: 10_000 })).stdout.match(/[\d.]+/)?.[0];
  const copy = join(OPEN_FOLDER, `infostream-postgres-${version}`);
  if (!(await isRootsOwn(copy))) {
    const aside = await mkdtemp(`${copy}.`);
    try {
      await cp(native, join(aside, "native"), { recursive: true, verbatimSymlinks: true });
      // with root's umask, only root may read the original
      await command(["chmod", "-R", "a+rX", join(aside, "native")], { timeoutMs: 10_000 });
      await rename(join(aside, "native"), copy);
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
  }
  return { postgres: join(copy, "bin", basename(postgres)), initdb: join(copy, "bin", basename(initdb)) };
}

/** Everyone may write to the folder: a program that another user put there must not be run. */
async function isRootsOwn(path: string): Promise<boolean> {
  const stat = await lstat(path).catch(() => null);
  if (!stat) return false;
  if (stat.isDirectory() && stat.uid === 0 && (stat.mode & 0o022) === 0) return true;
  throw new Error(`${path} belongs to someone else`);
}
