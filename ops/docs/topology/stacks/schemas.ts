import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** Who owns a schema of the database, and who may read it. */
export interface Schema {
  readonly name: string;
  readonly owner: string;
  readonly readers: readonly string[];
}

const GRANTS = resolve(import.meta.dir, "../../../../services/chassis/provision/postgres-roles.ts");

/** As provisioning makes them. */
export const readSchemas = (): Schema[] => schemasIn(readFileSync(GRANTS, "utf8"));

export function schemasIn(sql: string): Schema[] {
  const readers = Array.from(
    sql.matchAll(/GRANT USAGE ON SCHEMA (\w+) TO ([\w, ]+)/g),
    ([, name = "", roles = ""]) => ({
      name,
      roles: roles.split(", "),
    }),
  );
  const schemas = Array.from(sql.matchAll(/CREATE SCHEMA IF NOT EXISTS (\w+) AUTHORIZATION (\w+)/g), (found) => ({
    name: found[1] ?? "",
    owner: found[2] ?? "",
    readers: readers.filter(({ name }) => name === found[1]).flatMap(({ roles }) => roles),
  }));
  if (schemas.length === 0)
    throw new Error("The SQL of provisioning creates no schema that this generator recognises. Adapt schemas.ts to it");
  return schemas;
}
