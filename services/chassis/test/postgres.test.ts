import { expect, setDefaultTimeout, test } from "bun:test";
import { sql } from "kysely";
import { connectPostgres } from "../postgres";
import { testDatabase, testContext, until } from "../testing/servers";
import { isUnavailable } from "../unavailable";

setDefaultTimeout(30_000);

test("a connection that breaks while it is held, between two queries, is a missing server and no end of the service", async () => {
  await using database = await testDatabase();
  const context = testContext();
  await using ours = await connectPostgres({ url: database.as("tagger"), connections: 2 }, context);
  await using server = await connectPostgres({ url: database.url, connections: 1 }, context);

  const error = await ours.db.connection().execute(async (held) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(held);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(server.db);
    await until("the loss to be noticed", () => context.lines.some(({ event }) => event === "postgres.disconnected"));
    return sql`select 1`.execute(held).catch((error: unknown) => error);
  });
  expect(isUnavailable(error)).toBe(true);
  await ours.check();
});

test("a server that falls silent is away, and is used again once it answers", async () => {
  await using server = await testDatabase();
  await using database = await connectPostgres({ url: server.url, connections: 1, silenceMs: 500 }, testContext());
  const failure = await sql`select pg_sleep(20)`.execute(database.db).catch((error: unknown) => error);
  expect(isUnavailable(failure)).toBe(true);
  await database.check();
});
