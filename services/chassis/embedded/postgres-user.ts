import { chown, lstat, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { command } from "./command";
import type { PostgresBinaries } from "./postgres-binaries";
import { reachableCopy } from "./postgres-copy";

/** How PostgreSQL's programs are started, since they refuse to run as root. */
export interface Launcher {
  /** Stands before the program and its arguments. */
  readonly prefix: readonly string[];
  /** Who must own the data, seen from outside; null if that is the user who starts the program. */
  readonly owner: Account | null;
  readonly binaries: PostgresBinaries;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

// `-x` asks whether a folder may be entered; `folder` itself becomes PostgreSQL's own
const PROBE = 'test -x "$1" && exec "$2" --version';

/**
 * The first way that works to start PostgreSQL with its data in `folder`: as the current user; as root by another
 * user; where that one cannot reach programs or data (root's clone in a 0700 folder), in a user namespace that maps us to
 * another id; where namespaces are forbidden (a container), by another user that may enter closed folders.
 */
export async function postgresLauncher(binaries: PostgresBinaries, folder: string): Promise<Launcher> {
  if (process.getuid?.() !== 0) return { prefix: [], owner: null, binaries };
  for (const prepare of await rootLaunchers(binaries)) {
    const launcher = await prepare();
    const probe = ["sh", "-c", PROBE, "sh", dirname(folder), launcher.binaries.postgres];
    if ((await command([...launcher.prefix, ...probe], { timeoutMs: 10_000 })).code === 0) return launcher;
  }
  throw new Error(
    "PostgreSQL refuses to run as root, and neither setpriv nor unshare could start it as another user. " +
      "Start as an ordinary user, or set DATABASE_URL to use a server of yours.",
  );
}

async function rootLaunchers(binaries: PostgresBinaries): Promise<readonly (() => Launcher | Promise<Launcher>)[]> {
  const owner = await unprivileged();
  const setpriv = ["setpriv", `--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups"];
  const unshare = ["unshare", "-U", `--map-user=${owner.uid}`, `--map-group=${owner.gid}`];
  const passage = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  return [
    () => ({ prefix: [...setpriv, "--"], owner, binaries }),
    () => ({ prefix: [...unshare, "--"], owner: { uid: 0, gid: 0 }, binaries }),
    // access(2), by which the programs find one another, ignores capabilities: hence the copy
    async () => ({ prefix: [...setpriv, ...passage, "--"], owner, binaries: await reachableCopy(binaries) }),
  ];
}

/** initdb looks its user up by name, so the id needs an account; `nobody` exists everywhere. */
async function unprivileged(): Promise<Account> {
  const passwd = await readFile("/etc/passwd", "utf8").catch(() => "");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = passwd.match(new RegExp(`^${name}:.*$`, "m"))?.[0].split(":") ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: 65534, gid: 65534 };
}

/** Gives a folder and its content to the user who runs PostgreSQL; quick if that user owns it already. */
export async function changeOwner(owner: Account | null, path: string): Promise<void> {
  if (!owner) return;
  const stat = await lstat(path);
  if (stat.uid === owner.uid && stat.gid === owner.gid) return;
  if (stat.isDirectory()) for (const name of await readdir(path)) await changeOwner(owner, join(path, name));
  // the folder last, so that an interrupted change is repeated as a whole
  await chown(path, owner.uid, owner.gid);
}
