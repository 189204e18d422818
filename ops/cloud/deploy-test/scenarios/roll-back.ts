import { expect } from "bun:test";
import { docker } from "../docker";
import { databaseName } from "../machines/database";
import type { World } from "../world";
import { expectDeployed } from "./deployed";
import { servicesGoOn } from "./nothing-lost";
import { deployedTag } from "./other-image";
import { ADDED_COLUMN } from "./release";
import { underLoad } from "./under-load";

const QUERY = `select count(*) from information_schema.columns where column_name = '${ADDED_COLUMN}'`;
const LOOK = ["psql", "--username=rdsadmin", "--dbname=infostream", "--tuples-only", "--no-align", "--command", QUERY];

/** The release before runs on the tables that the newer one changed. */
export function rollBack(world: World, before: () => string): void {
  const { environment, hypervisor, stage, mustPlay } = world;
  const columns = async () => {
    const { databases } = await hypervisor.settle();
    const [database] = databases;
    return (await docker(["exec", databaseName(environment, database?.id ?? ""), ...LOOK])).trim();
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
