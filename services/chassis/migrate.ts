import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { inWords } from "./log";
import type { Life } from "./run";

export type Migrations = Readonly<Record<string, Migration>>;

/**
 * Brings a schema to the newest of its migrations, which are listed statically and never edited once applied.
 * Several instances may start at once: one migrates under an advisory lock, the others wait. Each owner migrates its own schema.
 */
export async function migrate<Tables>(
  db: Kysely<Tables>,
  schema: string,
  migrations: Migrations,
  { log }: Pick<Life, "log">,
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableSchema: schema,
    migrationTableName: "migrations",
    migrationLockTableName: "migrations_lock",
  });
  const { error, results } = await migrator.migrateToLatest();
  for (const { migrationName, status } of results ?? [])
    log.info("migration", { schema, migration: migrationName, status });
  if (error) throw new Error(`schema ${schema} could not be migrated: ${inWords(error)}`, { cause: error });
}
