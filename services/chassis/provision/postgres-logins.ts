import { randomBytes } from "node:crypto";
import { type Client, escapeIdentifier, escapeLiteral } from "pg";
import { scramVerifier } from "./scram-verifier";

/** How long to wait for a session to end. */
const END_MS = 5_000;

/** The role that owns the objects, and the login of a service: the role itself, or one of several logins that alternate. */
export interface Login {
  readonly role: string;
  readonly login: string;
  readonly password: string;
}

export async function setLogin(client: Client, { role, login, password }: Login): Promise<void> {
  if (login !== role && !(await exists(client, role))) await client.query(`CREATE ROLE ${escapeIdentifier(role)}`);
  const verifier = escapeLiteral(scramVerifier(password, randomBytes(16)));
  const name = escapeIdentifier(login);
  await client.query(`${(await exists(client, login)) ? "ALTER" : "CREATE"} ROLE ${name} LOGIN PASSWORD ${verifier}`);
  if (login === role) return;
  // each session starts as the role: what it creates belongs to the role, and so to the next login
  await client.query(`GRANT ${escapeIdentifier(role)} TO ${name} WITH SET TRUE, INHERIT TRUE`);
  await client.query(`ALTER ROLE ${name} SET role = ${escapeLiteral(role)}`);
}

async function exists(client: Client, role: string): Promise<boolean> {
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
  return rowCount === 1;
}

/** Takes LOGIN from all other logins of these roles, and returns their names. Members that provisioning did not make stay. */
export async function closeOtherLogins(client: Client, logins: readonly Login[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT rolname::text AS name FROM pg_roles
     WHERE (rolname = ANY($1::text[]) OR rolconfig && ARRAY(SELECT 'role=' || unnest($1::text[])))
       AND rolname <> ALL($2::text[]) AND rolname <> current_user
     ORDER BY rolname`,
    [logins.map(({ role }) => role), logins.map(({ login }) => login)],
  );
  const names = rows.map(({ name }) => name);
  for (const name of names) await client.query(`ALTER ROLE ${escapeIdentifier(name)} NOLOGIN PASSWORD NULL`);
  return names;
}

/** Ends the sessions of these logins. Call it only once they cannot log in again. */
export async function endSessions(client: Client, logins: readonly string[]): Promise<void> {
  for (const login of logins) {
    const name = escapeIdentifier(login);
    // an admin that is not a superuser may end sessions of a role whose privileges it has; it gives them back in the same transaction
    await client.query("BEGIN");
    await client.query(`GRANT ${name} TO CURRENT_USER WITH INHERIT TRUE`);
    await client.query("SELECT pg_terminate_backend(pid, $2) FROM pg_stat_activity WHERE usename = $1", [
      login,
      END_MS,
    ]);
    await client.query("ROLLBACK");
  }
}
