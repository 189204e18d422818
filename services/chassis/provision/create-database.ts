import { escapeIdentifier } from "pg";
import { codeOf, withClient } from "./admin-client";
import { refuseOldServer } from "./postgres-version";

const NO_SUCH_DATABASE = "3D000";
// told in two ways, by how close the race was
const EXISTS_ALREADY = new Set<unknown>(["42P04", "23505"]);
// the same order and the same letters on every server, whatever locale it was made with
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
    // another one was quicker
    if (!EXISTS_ALREADY.has(codeOf(error))) throw error;
  });
}

/** Asked first, since to knock at a database that is not there is a FATAL line in the server's log; null where it cannot be asked. */
async function isListed(maintenance: string, name: string): Promise<boolean | null> {
  // the server knows which one is meant
  if (name === "") return null;
  return withClient(maintenance, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    return rowCount === 1;
    // whatever it was, the way by the database itself meets it too, or can do without
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
