import { expect } from "bun:test";
import type { Deployment } from "../deployment";
import { deployedTag } from "./changed-image";
import { servicesImage, serviceContainers } from "./service-containers";
import { currentRollout, suspendedGroups } from "./monitor-rollout";

/** The image runs everywhere, new hosts use it, every api is in the load balancer, and no group is suspended. */
export async function expectDeployed(deployment: Deployment, tag: string): Promise<void> {
  const containers = await serviceContainers(deployment);
  expect(containers.map(({ role }) => role).sort()).toEqual(["api", "api", "fetcher", "tagger"]);
  for (const { id, image, health } of containers)
    expect([id, image, health]).toEqual([id, servicesImage(tag), "healthy"]);
  expect(await deployedTag(deployment)).toBe(tag);
  await expectServing(deployment);
}

/** Every api is in the load balancer, and the groups heal and scale. */
export async function expectServing(deployment: Deployment): Promise<void> {
  const now = await currentRollout(deployment);
  const apis = (await deployment.instances("api")).map(({ id }) => id);
  expect(now.healthy.toSorted()).toEqual(apis.toSorted());
  expect(suspendedGroups(now)).toBe(0);
}
