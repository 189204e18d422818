import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { type Kysely, sql } from "kysely";
import { migrate, type Migrations } from "../../migrate";
import { connectPostgres } from "../../postgres";
import { type PostgresServer, startPostgres } from "../../embedded/postgres-server";
import { query } from "../../testing/query";
import { testFolder, type TestFolder, testContext, until } from "../../testing/servers";
import { type PostgresOptions, provisionPostgres } from "../postgres-roles";

setDefaultTimeout(30_000);

const PASSWORDS = { fetcher: "f", tagger: "t", api: "p" };
const A = { logins: { fetcher: "fetcher_a", tagger: "tagger_a", api: "api_a" } };
const B = { logins: { fetcher: "fetcher_b", tagger: "tagger_b", api: "api_b" } };

let folder: TestFolder;
let server: PostgresServer;
let master: string;

/** How a database is created by default on a server with another locale than ours. */
const OTHER_LOCALE = [
  "ALTER DATABASE template1 IS_TEMPLATE false",
  "DROP DATABASE template1",
  "CREATE DATABASE template1 IS_TEMPLATE true TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C' ENCODING 'LATIN1'",
];

// a server of its own whose admin is not a superuser, as on a managed server
beforeAll(async () => {
  folder = await testFolder();
  server = await startPostgres({ folder: `${folder.path}/postgres`, password: "test", durable: false });
  for (const statement of OTHER_LOCALE) await query(server.url(), statement);
  await query(server.url(), "CREATE ROLE master LOGIN NOSUPERUSER CREATEDB CREATEROLE PASSWORD 'master'");
  master = as("master", "master");
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const as = (username: string, password: string) =>
  Object.assign(new URL(server.url("infostream")), { username, password }).href;

const provision = (options?: PostgresOptions) => provisionPostgres(master, PASSWORDS, options);

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "it was allowed",
    (error: Error) => error.message,
  );

const canLogIn = async () =>
  (
    await query<{ name: string }>(
      master,
      "SELECT rolname::text AS name FROM pg_roles WHERE rolcanlogin AND rolname ~ '^(fetcher|tagger|api)' ORDER BY 1",
    )
  ).map(({ name }) => name);

/** What a tagger does at its start and in its work, as this login. */
async function runTagger(login: string, migrations: Migrations) {
  const context = testContext();
  await using database = await connectPostgres({ url: as(login, "t"), connections: 2 }, context);
  await migrate(database.db, "articles", migrations, context);
  await sql`insert into articles.words (word) values (${login})`.execute(database.db);
  return await database.db.connection().execute(async (held) => {
    await sql`select pg_advisory_lock(1, 2)`.execute(held);
    const { rows } = await sql<{ role: string; login: string; limit: string; released: boolean }>`
      select current_user as role, session_user as login, current_setting('statement_timeout') as limit,
        pg_advisory_unlock(1, 2) as released`.execute(held);
    return rows[0];
  });
}

const words = { up: (db: Kysely<unknown>) => sql`create table articles.words (word text)`.execute(db).then(() => {}) };
const seen = {
  up: (db: Kysely<unknown>) => sql`alter table articles.words add column seen boolean`.execute(db).then(() => {}),
};

test("the database sorts the same on every server, and the roles of logins cannot log in themselves", async () => {
  await provision(A);
  expect(
    await query(
      master,
      `SELECT datlocprovider AS provider, datlocale AS locale, pg_encoding_to_char(encoding) AS encoding
       FROM pg_database WHERE datname = 'infostream'`,
    ),
  ).toEqual([{ provider: "b", locale: "C.UTF-8", encoding: "UTF8" }]);
  expect(await canLogIn()).toEqual(["api_a", "fetcher_a", "tagger_a"]);
});

test("what the first login made belongs to the role, so the second may change it and the api read it; then back again", async () => {
  const session = { role: "tagger", limit: "30s", released: true };
  expect(await runTagger("tagger_a", { "1": words })).toEqual({ ...session, login: "tagger_a" });
  await provision(B);
  expect(await runTagger("tagger_b", { "1": words, "2": seen })).toEqual({ ...session, login: "tagger_b" });
  expect(await runTagger("tagger_a", { "1": words, "2": seen })).toEqual({ ...session, login: "tagger_a" });

  const tables = "SELECT DISTINCT tableowner::text AS owner FROM pg_tables WHERE schemaname = 'articles'";
  expect(await query(master, tables)).toEqual([{ owner: "tagger" }]);
  for (const login of ["api_a", "api_b"]) {
    expect(await query(as(login, "p"), "SELECT word FROM articles.words")).toHaveLength(3);
    expect(await refusal(query(as(login, "p"), "DELETE FROM articles.words"))).toContain("permission denied");
  }
});

test("a login may become no other role than its own", async () => {
  for (const role of ["tagger", "fetcher_b", "master"])
    expect(await refusal(query(as("fetcher_a", "f"), `SET ROLE ${role}`))).toContain("permission denied");
});

test("retired logins are refused and their sessions end, by several at once too; those of others stay", async () => {
  await query(master, "CREATE ROLE visitor LOGIN PASSWORD 'v' IN ROLE fetcher");
  await provision(A);
  const context = testContext();
  await using retired = await connectPostgres({ url: as("fetcher_a", "f"), connections: 1 }, context);
  await using kept = await connectPostgres({ url: as("fetcher_b", "f"), connections: 1 }, testContext());
  await Promise.all([1, 2, 3].map(() => provision({ ...B, retireLogins: true })));

  await until("the end of the session", () => context.lines.some(({ event }) => event === "postgres.disconnected"));
  expect(await refusal(retired.check())).toContain("password authentication failed");
  await kept.check();
  expect(await canLogIn()).toEqual(["api_b", "fetcher_b", "tagger_b"]);
  expect(await query(as("visitor", "v"), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  // the admin has given back the privileges that it took to end the sessions
  const lent =
    "SELECT FROM pg_auth_members WHERE member = 'master'::regrole AND roleid = 'fetcher_a'::regrole AND inherit_option";
  expect(await query(master, lent)).toEqual([]);

  await provision({ ...A, retireLogins: true });
  expect(await canLogIn()).toEqual(["api_a", "fetcher_a", "tagger_a"]);
  expect(await query(as("tagger_a", "t"), "SELECT word FROM articles.words")).toHaveLength(3);
});

test("from roles that are logins themselves to two that take turns, and back, nothing closes before it is retired", async () => {
  await provision();
  await provision(A);
  expect(await canLogIn()).toEqual(["api", "api_a", "fetcher", "fetcher_a", "tagger", "tagger_a"]);
  await provision({ ...A, retireLogins: true });
  expect(await canLogIn()).toEqual(["api_a", "fetcher_a", "tagger_a"]);
  expect(await refusal(query(as("tagger", "t"), "SELECT 1"))).not.toBe("it was allowed");
  await provision({ retireLogins: true });
  expect(await canLogIn()).toEqual(["api", "fetcher", "tagger"]);
});
