import { docker, tryDocker } from "./docker";
import { type Environment, vpcPrefix } from "./environment";
import { buildImages } from "./images";
import { startAws } from "./parts/aws";
import { startConnect } from "./parts/connect";
import { startFeeds } from "./parts/feeds";
import { startLoadBalancer } from "./parts/load-balancer";
import { startMonitoring } from "./parts/monitoring";
import { startOperator } from "./parts/operator";
import { startPublishersInterface } from "./parts/publisher";
import { startRegistry } from "./parts/registry";
import { startResolver } from "./parts/resolver";
import type { Step } from "./timings";

/** Starts everything around the hosts, unless it runs already. */
export async function up(environment: Environment, step: Step): Promise<void> {
  await step("Built the images", () => buildImages(environment));
  await step("Started the network and the stand-ins", async () => {
    await startNetwork(environment);
    await startResolver(environment);
    await startOperator(environment);
    await Promise.all([
      startAws(environment),
      startRegistry(environment),
      startFeeds(environment),
      startConnect(environment),
      startMonitoring(environment),
      startPublishersInterface(environment),
    ]);
    await startLoadBalancer(environment);
  });
}

/** The network, and where the hosts' disks and the databases' snapshots lie. */
async function startNetwork(environment: Environment): Promise<void> {
  for (const volume of ["disks", "snapshots"])
    await docker(["volume", "create", `--label=${environment.label}`, environment.name(volume)]);
  const name = environment.name("network");
  if ((await tryDocker(["network", "inspect", name])).code === 0) return;
  await docker([
    "network",
    "create",
    `--label=${environment.label}`,
    `--subnet=${vpcPrefix(environment)}.0.0/15`,
    `--gateway=${environment.address.gateway}`,
    name,
  ]);
}
