import { type Kysely, type QueryExecutorProvider, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { describeError } from "./log";
import type { ServiceContext } from "./run";

export type Migrations = Readonly<Record<string, Migration>>;

/**
 * Brings a schema to the newest of its migrations, which are listed statically and never edited once applied.
 * Several instances may start at once: one migrates under an advisory lock, the others wait. Each owner migrates its own schema.
 * A schema that a newer release has migrated stays unchanged, so that a release can be rolled back: its migrations
 * work for the previous release too. Needs two connections.
 */
export async function migrate<Tables>(
  db: Kysely<Tables>,
  schema: string,
  migrations: Migrations,
  { log }: Pick<ServiceContext, "log">,
): Promise<void> {
  const table = "migrations";
  const migrator = new Migrator({
    db,
    provider: {
      // read under the lock, so that no other instance adds migrations in between
      async getMigrations() {
        const newer = newerThan(migrations, await applied(db, schema, table));
        if (newer.length > 0)
          log.warn("schema.newer", "The schema is newer than this release. It stays unchanged.", {
            schema,
            migrations: newer,
          });
        return { ...migrations, ...Object.fromEntries(newer.map((name) => [name, ofAnotherRelease])) };
      },
    },
    migrationTableSchema: schema,
    migrationTableName: table,
    migrationLockTableName: "migrations_lock",
  });
  const { error, results } = await migrator.migrateToLatest();
  for (const { migrationName, status } of results ?? [])
    log.info("migration.applied", "Applied a migration.", { schema, migration: migrationName, status });
  if (error) throw new Error(`schema ${schema} could not be migrated: ${describeError(error)}`, { cause: error });
}

async function applied(db: QueryExecutorProvider, schema: string, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from ${sql.id(schema, table)} order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/** Any other unknown migration was left out, renamed or made on another branch, and is refused. */
function newerThan(migrations: Migrations, names: readonly string[]): string[] {
  const own = Object.keys(migrations);
  return names.filter((name) => own.every((other) => other < name));
}

const ofAnotherRelease: Migration = {
  up: () => Promise.reject(new Error("this release does not know a migration that was applied before")),
};
