import { Client } from "pg";

/** Runs work on a connection of its own, and closes it. */
export async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}

/** PostgreSQL's code of an error, as its manual lists them; null for any other error. */
export const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? error.code : null);
