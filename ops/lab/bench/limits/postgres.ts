import { join } from "node:path";
import { startPostgres } from "@infostream/chassis/embedded/postgres-server";
import { Client } from "pg";
import { ratePerSecond } from "./rate";

const batch = 200;

/** Rows that a durable PostgreSQL takes in a second from one connection, 200 a statement, two indexes and nothing else. */
export async function insertsPerSecond(folder: string, contents: readonly string[], seconds: number): Promise<number> {
  const password = crypto.randomUUID();
  await using server = await startPostgres({ folder: join(folder, "postgres"), password, durable: true });
  const client = new Client({ connectionString: server.url() });
  await client.connect();
  try {
    await client.query(`CREATE TABLE rows (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, identity text NOT NULL UNIQUE,
      sort_at timestamptz NOT NULL DEFAULT now(), content text NOT NULL)`);
    let next = 0;
    return await ratePerSecond(seconds, async () => {
      const identities = Array.from({ length: batch }, () => `guid:${next++}`);
      await client.query("INSERT INTO rows (identity, content) SELECT * FROM unnest($1::text[], $2::text[])", [
        identities,
        identities.map((_, i) => contents[(next + i) % contents.length]),
      ]);
      return batch;
    });
  } finally {
    await client.end();
  }
}
