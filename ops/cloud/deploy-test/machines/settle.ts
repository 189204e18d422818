import { groupsOf } from "../../templates/security-groups";
import { readTemplate, type Template } from "../../templates/template";
import type { Aws } from "../aws/call";
import { docker } from "../docker";
import { type Environment } from "../environment";
import { enforce, type Enforced } from "../groups/enforce";
import { rulesOf } from "../groups/rules";
import { groupRules } from "../groups/group-rules";
import { labelled } from "../parts/container";
import { REGISTRY_NAME } from "../parts/registry";
import { resolve } from "../parts/resolver";
import { databaseAddresses, startDatabases, takeSnapshots } from "./databases";
import { hostName, launch } from "./host";
import { members } from "./members";
import type { Recorded, Role } from "./recorded";
import { attach } from "./volumes";

/** What launches the instances of a role. */
const LAUNCHED_BY: Readonly<Record<Role, string>> = {
  nats: "NatsHost",
  fetcher: "FetcherTemplate",
  tagger: "TaggerTemplate",
  api: "ApiTemplate",
};

/** Brings machines, volumes, databases, names and security groups in line with what AWS records. Idempotent. */
export async function settle(aws: Aws, environment: Environment, record: Recorded, enforced: Enforced): Promise<void> {
  const [base, hosts] = [readTemplate("base.yaml"), readTemplate("hosts.yaml")];
  const ways = groupRules(environment, base, hosts, record.parameters);

  await takeSnapshots(environment, record.snapshots);
  await startDatabases(aws, environment, record);
  await endHosts(environment, record);
  const present = new Set((await labelled(environment, "instance")).map(({ label }) => label("instance")));
  const launched = record.instances
    .filter(({ id }) => !present.has(id))
    .map((each) => ({ ...each, group: groupOf(hosts, each.role) }));
  const others = await members(environment);
  await Promise.all(
    launched.map((each) => launch(environment, each, each.group, rulesOf(each, [...others, ...launched], ways))),
  );
  await enforce(await members(environment), ways, enforced);
  await resolve(environment, await namesOf(environment, record));
  await attach(
    environment,
    record.attachments,
    record.instances.map(({ id }) => id),
  );
}

function groupOf(hosts: Template, role: Role): string {
  const [group, ...more] = groupsOf(hosts.Resources[LAUNCHED_BY[role]]?.Properties ?? null);
  if (group === undefined || more.length > 0)
    throw new Error(`${LAUNCHED_BY[role]} must be in exactly one security group`);
  return group;
}

/** Removes the machines of terminated instances, with their own disks. */
async function endHosts(environment: Environment, { instances }: Recorded): Promise<void> {
  for (const { name, label } of await labelled(environment, "instance"))
    if (!instances.some(({ id }) => hostName(environment, id) === name && label("instance") === id))
      await docker(["rm", "--force", "--volumes", name]);
}

async function namesOf(environment: Environment, { instances, databases, names, loadBalancer }: Recorded) {
  const addresses = await databaseAddresses(environment);
  return {
    ...names,
    ...Object.fromEntries(instances.map(({ id, address }) => [id, address])),
    ...Object.fromEntries(
      databases.flatMap(({ id, host }) => (addresses.has(id) ? [[host, addresses.get(id) ?? ""]] : [])),
    ),
    ...(loadBalancer === null ? {} : { [loadBalancer]: environment.address.loadBalancer }),
    [REGISTRY_NAME]: environment.address.registry,
  };
}
