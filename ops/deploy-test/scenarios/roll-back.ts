import { expect } from "bun:test";
import { docker } from "../docker";
import { databaseName } from "../machines/database";
import type { World } from "../world";
import { expectDeployed } from "./deployed";
import { servicesGoOn } from "./nothing-lost";
import { deployedTag, pushOther } from "./other-image";
import { underLoad } from "./under-load";

const MIGRATION = "2999-01-01-deployment-test";

/** A release whose tagger changes a table, in a way that the release before can live with. */
export const pushReleaseWithSchemaChange = (world: World, kind: string): Promise<string> =>
  pushOther(
    world,
    kind,
    "USER root",
    `RUN printf '%s' '${[
      'import { sql, type Kysely } from "kysely";',
      "export const up = async (db: Kysely<never>) => {",
      "  await sql`alter table articles.articles add column deployment_test text`.execute(db);",
      "};",
    ].join("")}' >services/tagger/migrations/${MIGRATION}.ts && ` +
      `printf '%s' 'import { migrations as before } from "./before";import * as last from "./${MIGRATION}";` +
      `export const migrations = { ...before, "${MIGRATION}": last };' >/tmp/index.ts && ` +
      "mv services/tagger/migrations/index.ts services/tagger/migrations/before.ts && " +
      "mv /tmp/index.ts services/tagger/migrations/index.ts && chmod a+r services/tagger/migrations/*",
    "USER bun",
  );

/** The release before runs on the tables that the newer one changed. */
export function rollBack(world: World, before: () => string): void {
  const { environment, hypervisor, stage, mustPlay } = world;
  const columns = async () => {
    const { databases } = await hypervisor.settle();
    const query = "select count(*) from information_schema.columns where column_name = 'deployment_test'";
    const psql = [
      "psql",
      "--username=rdsadmin",
      "--dbname=infostream",
      "--tuples-only",
      "--no-align",
      "--command",
      query,
    ];
    const [database] = databases;
    return (await docker(["exec", databaseName(environment, database?.id ?? ""), ...psql])).trim();
  };

  stage("rollback: over a change of a table, and no request fails", async () => {
    expect(await columns()).toBe("1");
    expect(await deployedTag(world)).not.toBe(before());
    await underLoad(world, "rollback", () => mustPlay("rollback.yml"));
    await expectDeployed(world, before());
    expect(await columns()).toBe("1");
    await servicesGoOn(world);
  });
}
