import { escapeIdentifier } from "pg";
import { codeOf, withClient } from "./admin-client";
import { refuseOldServer } from "./postgres-version";

const NO_SUCH_DATABASE = "3D000";
// two codes for a database that exists already; which one depends on how close the race was
const EXISTS_ALREADY = new Set<unknown>(["42P04", "23505"]);
// the same sort order and letters on every server, independent of the server's own locale
const LOCALE = "TEMPLATE template0 ENCODING UTF8 LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'";

/** Makes the database that the URL names where it is missing; needs PostgreSQL 17 for that. */
export async function createDatabase(adminUrl: string): Promise<void> {
  const name = decodeURIComponent(new URL(adminUrl).pathname.slice(1));
  const maintenance = Object.assign(new URL(adminUrl), { pathname: "/postgres" }).href;
  if ((await isListed(maintenance, name)) ?? (await canBeEntered(adminUrl))) return;
  await withClient(maintenance, async (client) => {
    await refuseOldServer(client, "create the database");
    await client.query(`CREATE DATABASE ${escapeIdentifier(name)} ${LOCALE}`);
  }).catch((error) => {
    // another process was quicker
    if (!EXISTS_ALREADY.has(codeOf(error))) throw error;
  });
}

/** Checked first, since connecting to a missing database writes a FATAL line to the server's log; null if it cannot be checked. */
async function isListed(maintenance: string, name: string): Promise<boolean | null> {
  // without a name, the server's default database is meant
  if (name === "") return null;
  return withClient(maintenance, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    return rowCount === 1;
    // connecting to the database itself meets the same error, or works without this check
  }).catch(() => null);
}

async function canBeEntered(url: string): Promise<boolean> {
  try {
    await withClient(url, async () => {});
    return true;
  } catch (error) {
    if (codeOf(error) !== NO_SUCH_DATABASE) throw error;
    return false;
  }
}
