import { expect } from "bun:test";
import { docker } from "../docker";
import { databaseName } from "../machines/database";
import type { Deployment } from "../deployment";
import { expectDeployed } from "./deployed";
import { expectServicesRecover } from "./no-message-lost";
import { deployedTag } from "./changed-image";
import { ADDED_COLUMN } from "./release";
import { underLoad } from "./under-load";

const QUERY = `select count(*) from information_schema.columns where column_name = '${ADDED_COLUMN}'`;
const PSQL = ["psql", "--username=rdsadmin", "--dbname=infostream", "--tuples-only", "--no-align", "--command", QUERY];

/** The previous release runs on the tables that the newer one migrated. */
export function rollBack(deployment: Deployment, before: () => string): void {
  const { environment, hypervisor, stage, mustPlay } = deployment;
  const columns = async () => {
    const { databases } = await hypervisor.settle();
    const [database] = databases;
    return (await docker(["exec", databaseName(environment, database?.id ?? ""), ...PSQL])).trim();
  };

  stage("rollback: works across a migration, and no request fails", async () => {
    expect(await columns()).toBe("1");
    expect(await deployedTag(deployment)).not.toBe(before());
    await underLoad(deployment, "rollback", () => mustPlay("rollback.yml"));
    await expectDeployed(deployment, before());
    expect(await columns()).toBe("1");
    await expectServicesRecover(deployment);
  });
}
