import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { readFile } from "node:fs/promises";
import { query } from "../../testing/query";
import { type PostgresServer, startPostgres } from "../../embedded/postgres-server";
import { testFolder, type TestFolder } from "../../testing/servers";
import { provisionPostgres } from "../postgres-roles";

setDefaultTimeout(30_000);

const PASSWORDS = { fetcher: "f'\\\"", tagger: "t ü", api: "a" };

let folder: TestFolder;
let server: PostgresServer;
let url: string;

// a server of its own: roles belong to the whole server, and others rely on them
beforeAll(async () => {
  folder = await testFolder();
  server = await startPostgres({ folder: `${folder.path}/postgres`, password: "test", durable: false });
  url = server.url("infostream");
  await provisionPostgres(url, PASSWORDS);
  await ask("tagger", "CREATE TABLE articles.articles AS SELECT 1 AS id");
  await ask("fetcher", "CREATE TABLE fetcher.feeds AS SELECT 1 AS id");
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const as = (role: string, password: string) =>
  Object.assign(new URL(url), { username: role, password: encodeURIComponent(password) }).href;

const ask = (role: keyof typeof PASSWORDS, sql: string) => query(as(role, PASSWORDS[role]), sql);

test("the api reads articles, and tables that came after it was made", async () => {
  expect(await ask("api", "SELECT id FROM articles.articles")).toEqual([{ id: 1 }]);
});

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "it was allowed",
    (error: Error) => error.message,
  );

const forbidden = [
  ["api", "INSERT INTO articles.articles VALUES (2)"],
  ["api", "DELETE FROM articles.articles"],
  ["api", "CREATE TABLE articles.own ()"],
  ["api", "SELECT * FROM fetcher.feeds"],
  ["fetcher", "SELECT * FROM articles.articles"],
  ["tagger", "SELECT * FROM fetcher.feeds"],
  ["tagger", "CREATE SCHEMA own"],
  ["fetcher", "CREATE TABLE public.own ()"],
  ["fetcher", "CREATE TEMPORARY TABLE own ()"],
  ["fetcher", "SET ROLE tagger"],
  ["api", "SET ROLE postgres"],
] as const;

for (const [role, sql] of forbidden)
  test(`${role} may not ${sql}`, async () => {
    expect(await refusal(ask(role, sql))).toContain("permission denied");
  });

test("running it again keeps the data and resets the passwords, also for several at once", async () => {
  await Promise.all([1, 2, 3].map(() => provisionPostgres(url, { ...PASSWORDS, api: "another" })));
  expect(await query(as("api", "another"), "SELECT id FROM articles.articles")).toEqual([{ id: 1 }]);
  expect(await refusal(query(as("api", "a"), "SELECT 1"))).toContain("password authentication failed");
  await provisionPostgres(url, PASSWORDS);
});

test("a restored database assigns no id again that it assigned since", async () => {
  await using other = await testFolder();
  await using restored = await startPostgres({ folder: `${other.path}/postgres`, password: "test", durable: false });
  await query(restored.url(), "CREATE ROLE master LOGIN CREATEDB CREATEROLE PASSWORD 'master'");
  const master = Object.assign(new URL(restored.url("infostream")), { username: "master", password: "master" }).href;
  await provisionPostgres(master, PASSWORDS);
  const tagger = Object.assign(new URL(master), { username: "tagger", password: encodeURIComponent(PASSWORDS.tagger) });
  await query(tagger.href, "CREATE TABLE articles.fresh (id bigint GENERATED ALWAYS AS IDENTITY)");
  await query(tagger.href, "CREATE TABLE articles.old (id bigint GENERATED ALWAYS AS IDENTITY)");
  const next = async (table: string) => {
    const [row] = await query(tagger.href, `INSERT INTO articles.${table} DEFAULT VALUES RETURNING id`);
    return Number(row?.["id"]);
  };
  expect([await next("old"), await next("old")]).toEqual([1, 2]);
  await provisionPostgres(master, PASSWORDS);
  expect(await next("old")).toBe(3);
  await provisionPostgres(master, PASSWORDS, { skipIds: true });
  expect([await next("old"), await next("fresh")]).toEqual([1_000_000_000_004, 1_000_000_000_001]);
  expect(Number.MAX_SAFE_INTEGER).toBeGreaterThan(1_000 * 1_000_000_000_004);
});

test("an admin that is not a superuser, as on a managed server, can do it", async () => {
  await using other = await testFolder();
  await using managed = await startPostgres({ folder: `${other.path}/postgres`, password: "test", durable: false });
  await query(managed.url(), "CREATE ROLE master LOGIN CREATEDB CREATEROLE PASSWORD 'master'");
  const master = Object.assign(new URL(managed.url("infostream")), { username: "master", password: "master" }).href;
  await provisionPostgres(master, PASSWORDS);
  await provisionPostgres(master, PASSWORDS);
  const tagger = Object.assign(new URL(master), { username: "tagger", password: encodeURIComponent(PASSWORDS.tagger) });
  expect(await query(tagger.href, "CREATE TABLE articles.one AS SELECT 1 AS id")).toEqual([]);
});

test("a missing database is created without an error in the server's log", async () => {
  await provisionPostgres(server.url("another"), PASSWORDS);
  expect(await readFile(`${folder.path}/postgres/postgres.log`, "utf8")).not.toContain("does not exist");
});

test("without access to the maintenance database, an existing database is enough", async () => {
  await using other = await testFolder();
  await using closed = await startPostgres({ folder: `${other.path}/postgres`, password: "test", durable: false });
  await query(closed.url(), "CREATE ROLE master LOGIN CREATEROLE PASSWORD 'master'");
  await query(closed.url(), "CREATE DATABASE infostream OWNER master");
  await query(closed.url(), "REVOKE CONNECT ON DATABASE postgres FROM PUBLIC");
  const master = Object.assign(new URL(closed.url("infostream")), { username: "master", password: "master" }).href;
  await provisionPostgres(master, PASSWORDS);
  expect(await query(closed.url("infostream"), "SELECT FROM pg_namespace WHERE nspname = 'articles'")).toHaveLength(1);
});
