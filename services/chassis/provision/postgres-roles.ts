import { randomBytes } from "node:crypto";
import { Client, escapeIdentifier, escapeLiteral } from "pg";
import { scramVerifier } from "./scram-verifier";

/** Password of each service's role. */
export interface RolePasswords {
  readonly fetcher: string;
  readonly tagger: string;
  readonly api: string;
}

// any number will do that no other user of the server takes: "info" in ASCII
const LOCK = 0x696e666f;

/**
 * Makes the roles and schemas of the services in the database that `adminUrl` names, and the database where it is missing:
 * `fetcher` owns schema fetcher, `tagger` owns schema articles, `api` may read articles, and nobody else anything.
 * Safe to run again and by several at once; sets the passwords anew. The admin needs CREATEROLE and CREATE, not superuser.
 */
export async function provisionPostgres(adminUrl: string, passwords: RolePasswords): Promise<void> {
  await createDatabase(adminUrl);
  await withClient(adminUrl, async (client) => {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    for (const [role, password] of Object.entries(passwords)) await setRole(client, role, password);
    const { rows } = await client.query<{ name: string }>("SELECT current_database() AS name");
    await client.query(grants(escapeIdentifier(rows[0]?.name ?? "")));
    await client.query("COMMIT");
  });
}

async function setRole(client: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
  const verifier = escapeLiteral(scramVerifier(password, randomBytes(16)));
  await client.query(`${rowCount ? "ALTER" : "CREATE"} ROLE ${escapeIdentifier(role)} LOGIN PASSWORD ${verifier}`);
}

// who is no superuser may give a schema only to a role that it may become, and may grant its privileges only by inheriting it
const grants = (database: string) => `
  GRANT fetcher, tagger TO CURRENT_USER WITH SET TRUE, INHERIT TRUE;
  REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
  GRANT CONNECT ON DATABASE ${database} TO fetcher, tagger, api;
  REVOKE ALL ON SCHEMA public FROM PUBLIC;
  CREATE SCHEMA IF NOT EXISTS fetcher AUTHORIZATION fetcher;
  CREATE SCHEMA IF NOT EXISTS articles AUTHORIZATION tagger;
  GRANT USAGE ON SCHEMA articles TO api;
  GRANT SELECT ON ALL TABLES IN SCHEMA articles TO api;
  ALTER DEFAULT PRIVILEGES FOR ROLE tagger IN SCHEMA articles GRANT SELECT ON TABLES TO api;
`;

const NO_SUCH_DATABASE = "3D000";
// told in two ways, by how close the race was
const EXISTS_ALREADY = new Set<unknown>(["42P04", "23505"]);

async function createDatabase(adminUrl: string): Promise<void> {
  const name = decodeURIComponent(new URL(adminUrl).pathname.slice(1));
  const maintenance = Object.assign(new URL(adminUrl), { pathname: "/postgres" }).href;
  if ((await isListed(maintenance, name)) ?? (await canBeEntered(adminUrl))) return;
  await withClient(maintenance, (client) => client.query(`CREATE DATABASE ${escapeIdentifier(name)}`)).catch(
    (error) => {
      // another one was quicker
      if (!EXISTS_ALREADY.has(codeOf(error))) throw error;
    },
  );
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

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? error.code : null);

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}
