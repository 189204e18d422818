import { expect, setDefaultTimeout, test } from "bun:test";
import { type Kysely, sql } from "kysely";
import { migrate, type Migrations } from "../migrate";
import { connectPostgres } from "../postgres";
import { testDatabase, testContext } from "../testing/servers";

setDefaultTimeout(30_000);

const doing = (statement: string) => ({
  up: async (db: Kysely<unknown>) => void (await sql.raw(statement).execute(db)),
});

const OLD: Migrations = { "2026-01-words": doing("create table articles.words (word text not null)") };
// rows that the previous release writes stay valid: the new column has a default
const NEW: Migrations = {
  ...OLD,
  "2026-02-seen": doing("alter table articles.words add column seen boolean not null default false"),
};

async function stage() {
  const server = await testDatabase();
  const context = testContext();
  const connect = (connections: number) => connectPostgres({ url: server.as("tagger"), connections }, context);
  const database = await connect(1);
  return {
    logged: (event: string) => context.lines.filter((line) => line["event"] === event),
    /** As an instance of its own. */
    async start(migrations: Migrations) {
      await using own = await connect(2);
      await migrate(own.db, "articles", migrations, context);
    },
    run: async (statement: string) => (await sql.raw<Record<string, unknown>>(statement).execute(database.db)).rows,
    [Symbol.asyncDispose]: async () => {
      await database[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

test("a release that was rolled back starts on the newer schema, logs that, and works; the newer one then changes nothing", async () => {
  await using at = await stage();
  await at.start(NEW);
  expect(at.logged("schema.newer")).toEqual([]);

  await at.start(OLD);
  expect(at.logged("schema.newer")).toMatchObject([
    { level: "warn", schema: "articles", migrations: ["2026-02-seen"] },
  ]);
  await at.run("insert into articles.words (word) values ('old')");

  await at.start(NEW);
  expect(await at.run("select word, seen from articles.words")).toEqual([{ word: "old", seen: false }]);
  expect(at.logged("migration.applied")).toHaveLength(2);
});

test("old and new instances may start at once", async () => {
  await using at = await stage();
  await Promise.all([at.start(OLD), at.start(NEW), at.start(OLD), at.start(NEW)]);
  expect(await at.run("select name from articles.migrations order by 1")).toEqual([
    { name: "2026-01-words" },
    { name: "2026-02-seen" },
  ]);
});

test("a migration that is missing between known ones is refused", async () => {
  await using at = await stage();
  await at.start({ ...OLD, "2026-01-words-of-another-branch": doing("select 1"), ...NEW });
  await expect(at.start(NEW)).rejects.toThrow(
    "schema articles could not be migrated: corrupted migrations: previously executed migration 2026-01-words-of-another-branch is missing",
  );
});

test("a schema that is newer without a migration of this release is refused, and left as it is", async () => {
  await using at = await stage();
  await at.start({ ...OLD, "2026-03-later": doing("select 1") });
  await expect(at.start(NEW)).rejects.toThrow("expected previously executed migration 2026-03-later to be at index 1");
  expect(await at.run("select * from articles.words")).toEqual([]);
  expect(at.logged("migration.applied").map(({ migration }) => migration)).toEqual(["2026-01-words", "2026-03-later"]);
});
