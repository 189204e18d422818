import { query } from "./query";
import { provisionPostgres, type RolePasswords } from "../provision/postgres-roles";
import { sharedServers } from "./test-servers";

export interface TestDatabase extends AsyncDisposable {
  /** The superuser's. */
  readonly url: string;
  /** A service's role, with no more rights than it has when it is deployed. */
  as(role: keyof RolePasswords): string;
}

const TEMPLATE = "infostream_template";
const PASSWORDS: RolePasswords = { fetcher: "fetcher", tagger: "tagger", api: "api" };

/** A fresh database with the services' roles and empty schemas, on a server that all tests of the process share. */
export async function testDatabase(): Promise<TestDatabase> {
  const servers = sharedServers();
  const url = await servers.postgres((url) => provisionPostgres(url(TEMPLATE), PASSWORDS));
  const name = `test_${servers.next()}`;
  await query(url(), `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  return {
    url: url(name),
    as: (role) => Object.assign(new URL(url(name)), { username: role, password: PASSWORDS[role] }).href,
    [Symbol.asyncDispose]: async () => void (await query(url(), `DROP DATABASE ${name} WITH (FORCE)`)),
  };
}
