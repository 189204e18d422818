import { Pool } from "pg";

/** Queries the database, which may be down itself. */
export interface Store extends AsyncDisposable {
  rows<Row extends object>(sql: string): Promise<Row[]>;
  /** One number, or null while the database is down. */
  count(sql: string): Promise<number | null>;
}

export function openStore(connectionString: string): Store {
  const pool = new Pool({ connectionString, max: 2, connectionTimeoutMillis: 2_000 });
  // a broken idle connection is replaced at the next query
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
