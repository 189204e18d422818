import { Pool } from "pg";

/** Asks the database, which may be the very part that is down. */
export interface Store extends AsyncDisposable {
  rows<Row extends object>(sql: string): Promise<Row[]>;
  /** One number, or null while the database is away. */
  count(sql: string): Promise<number | null>;
}

export function openStore(connectionString: string): Store {
  const pool = new Pool({ connectionString, max: 2, connectionTimeoutMillis: 2_000 });
  // an idle connection that breaks is replaced at the next question
  pool.on("error", () => {});
  const rows = async <Row extends object>(sql: string) => (await pool.query<Row>(sql)).rows;
  return {
    rows,
    count: async (sql) => {
      const [row] = await rows<{ count: string }>(sql).catch(() => []);
      return row ? Number(row.count) : null;
    },
    [Symbol.asyncDispose]: () => pool.end(),
  };
}
