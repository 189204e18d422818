import { Client } from "pg";

/** The rows of one statement, on a connection of its own. */
export async function query<Row = Record<string, unknown>>(connectionString: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString });
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
