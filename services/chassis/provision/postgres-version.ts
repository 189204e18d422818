import type { Client } from "pg";

/** `GRANT … WITH SET TRUE, INHERIT TRUE`, by which logins take turns, works from this version on. */
const OLDEST = 16;
/** The builtin locale, which sorts the same on every server, exists from this version on. */
const OLDEST_TO_CREATE = 17;

/** Why a server of this version (`server_version_num`, such as 150018) cannot be used, in a sentence; null if it can. */
export function versionFault(versionNum: number, work: "use" | "create the database"): string | null {
  const oldest = work === "use" ? OLDEST : OLDEST_TO_CREATE;
  const major = Math.floor(versionNum / 10_000);
  if (major >= oldest) return null;
  const is = `The server that DATABASE_URL names is PostgreSQL ${major}.${versionNum % 10_000}`;
  if (major < OLDEST) return `${is}, and InfoStream needs ${OLDEST} or newer. Upgrade it, or name another server.`;
  return (
    `${is}, and creating the database needs ${oldest} or newer. Create it yourself, with ENCODING UTF8 and LOCALE 'C.UTF-8', ` +
    "or name a newer server."
  );
}

/** Throws {@link versionFault} where there is a reason. */
export async function refuseOldServer(client: Client, work: "use" | "create the database"): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>("SHOW server_version_num");
  const why = versionFault(Number(rows[0]?.server_version_num), work);
  if (why !== null) throw new Error(why);
}
