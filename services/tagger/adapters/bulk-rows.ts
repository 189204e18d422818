import { sql } from "kysely";

export type ColumnType = "bigint" | "boolean" | "int" | "json" | "jsonb" | "smallint" | "text" | "timestamptz";

/**
 * Columns of rows that a statement takes all at once, as one JSON parameter: PostgreSQL parses and plans one statement, however many
 * rows there are. The statement itself names its table and its conditions, and calls the rows `given`.
 */
export function bulkRows<Column extends string>(types: Readonly<Record<Column, ColumnType>>) {
  const columns = Object.keys(types);
  const definition = sql.raw(
    Object.entries(types)
      .map(([column, type]) => `${column} ${type}`)
      .join(", "),
  );
  return {
    /** `a, b`: for `insert into … (…) select …`. */
    columns: sql.raw(columns.join(", ")),
    /** `json_to_recordset(…) as given (a text, b int)`: for `from` and `using`. */
    given: (rows: readonly Readonly<Record<Column, unknown>>[]) =>
      sql`json_to_recordset(${JSON.stringify(rows)}) as given (${definition})`,
  };
}
