import { execute } from "../docker";
import { SYSTEM } from "../environment";
import { hostName } from "../machines/host";
import type { Instance } from "../machines/recorded";
import { REGISTRY_NAME } from "../parts/registry";
import type { Deployment } from "../deployment";

/** The container of a host's service. */
export interface ServiceContainer extends Instance {
  /** As the compose file names it: repository, tag and digest. */
  readonly image: string;
  readonly health: string;
  readonly startedMs: number;
}

export const servicesImage = (tag: string) => `${REGISTRY_NAME}/${SYSTEM}/services:${tag}`;

const FORMAT = "{{.Config.Image}} {{.State.Health.Status}} {{.State.StartedAt}}";

export async function serviceContainer({ environment }: Deployment, host: Instance): Promise<ServiceContainer> {
  const inspect = ["docker", "inspect", "--format", FORMAT, `${SYSTEM}-${host.role}-1`];
  const [image = "", health = "", started = ""] = (await execute(hostName(environment, host.id), inspect))
    .trim()
    .split(" ");
  return { ...host, image, health, startedMs: Date.parse(started) };
}

/** The containers of fetcher, tagger and apis, in the order of their start. */
export async function serviceContainers(deployment: Deployment): Promise<readonly ServiceContainer[]> {
  const hosts = (await deployment.instances()).filter(({ role }) => role !== "nats");
  const containers = await Promise.all(hosts.map((host) => serviceContainer(deployment, host)));
  return containers.toSorted((a, b) => a.startedMs - b.startedMs);
}
