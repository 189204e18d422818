import type { Aws } from "../aws/call";
import { databaseAddress, type Environment } from "../environment";
import { labelled } from "../parts/container";
import { startDatabase, takeSnapshot } from "./database";
import type { Recorded, Snapshot } from "./recorded";

/** The databases' addresses by id; each keeps its own. */
export async function databaseAddresses(environment: Environment): Promise<ReadonlyMap<string, string>> {
  const interfaces = await labelled(environment, "database");
  return new Map(interfaces.map(({ label }) => [label("database"), label("address")]));
}

/** A server for every database that AWS records, as soon as its master secret is there. */
export async function startDatabases(
  aws: Aws,
  environment: Environment,
  { databases, restored }: Recorded,
): Promise<void> {
  const addresses = new Map(await databaseAddresses(environment));
  for (const database of databases) {
    if (database.masterSecret === "") continue;
    const address = addresses.get(database.id) ?? databaseAddress(environment, addresses.size);
    addresses.set(database.id, address);
    await startDatabase(aws, environment, { ...database, address, restored });
  }
}

/** Takes a snapshot as soon as AWS records a request for one. */
export async function takeSnapshots(environment: Environment, snapshots: readonly Snapshot[]): Promise<void> {
  for (const snapshot of snapshots) await takeSnapshot(environment, snapshot);
}
