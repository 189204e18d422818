import { type Client, escapeIdentifier } from "pg";
import { withClient } from "./admin-client";
import { createDatabase } from "./create-database";
import { refuseOldServer } from "./postgres-version";
import { closeOtherLogins, endSessions, setLogin } from "./postgres-logins";

/** Password of each service's login. */
export interface RolePasswords {
  readonly fetcher: string;
  readonly tagger: string;
  readonly api: string;
}

export type ServiceRole = keyof RolePasswords;

export interface PostgresOptions {
  /** The login of each service; without it, the role itself. Two alternating logins let a password change without a gap. */
  readonly logins?: Readonly<Record<ServiceRole, string>>;
  /** Close every other login that provisioning made for these roles, and end its sessions. */
  readonly retireLogins?: boolean;
  /** The database was restored to an earlier time: ids that it assigned since are known elsewhere and must not be assigned again. */
  readonly skipIds?: boolean;
}

const OWN_LOGINS: Readonly<Record<ServiceRole, string>> = { fetcher: "fetcher", tagger: "tagger", api: "api" };

// any number that no other user of the server takes: "info" in ASCII
const LOCK = 0x696e666f;

/**
 * Creates the roles, logins and schemas of the services in the database that `adminUrl` names, and the database if it is
 * missing: `fetcher` owns schema fetcher, `tagger` owns schema articles, `api` may read articles; no other role has access.
 * Safe to run again and by several at once; resets the passwords. The admin needs CREATEROLE and CREATE, not superuser.
 * Throws an error that says what to do if the server is older than PostgreSQL 16.
 */
export async function provisionPostgres(
  adminUrl: string,
  passwords: RolePasswords,
  { logins = OWN_LOGINS, retireLogins = false, skipIds = false }: PostgresOptions = {},
): Promise<void> {
  await createDatabase(adminUrl);
  const named = (role: ServiceRole) => ({ role, login: logins[role], password: passwords[role] });
  const wanted = [named("fetcher"), named("tagger"), named("api")];
  await withClient(adminUrl, async (client) => {
    await refuseOldServer(client, "use");
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    for (const login of wanted) await setLogin(client, login);
    await client.query(grants(await databaseName(client)));
    if (skipIds) await client.query(SKIP_IDS);
    const closed = retireLogins ? await closeOtherLogins(client, wanted) : [];
    await client.query("COMMIT");
    await endSessions(client, closed);
  });
}

async function databaseName(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>("SELECT current_database() AS name");
  return escapeIdentifier(rows[0]?.name ?? "");
}

// an admin that is not a superuser may give a schema only to a role that it may become, and grant its privileges only by inheriting it
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

// more ids than are ever assigned between a snapshot and its use; thousands of restores still fit into what JavaScript counts exactly
const SKIP_IDS = `
  SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, coalesce(last_value, 0) + 1000000000000)
  FROM pg_sequences WHERE schemaname IN ('fetcher', 'articles')
`;
