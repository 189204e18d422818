import { expect } from "bun:test";
import type { World } from "../world";
import { deployedTag } from "./other-image";
import { servicesImage, serviceContainers } from "./service-containers";
import { held, look } from "./watch-rollout";

/** An image runs everywhere, new hosts take it, every api is in the load balancer, and nothing is held still. */
export async function expectDeployed(world: World, tag: string): Promise<void> {
  const containers = await serviceContainers(world);
  expect(containers.map(({ role }) => role).sort()).toEqual(["api", "api", "fetcher", "tagger"]);
  for (const { id, image, health } of containers)
    expect([id, image, health]).toEqual([id, servicesImage(tag), "healthy"]);
  expect(await deployedTag(world)).toBe(tag);
  await expectServing(world);
}

/** Every api is in the load balancer, and the groups heal and scale. */
export async function expectServing(world: World): Promise<void> {
  const now = await look(world);
  const apis = (await world.instances("api")).map(({ id }) => id);
  expect(now.healthy.toSorted()).toEqual(apis.toSorted());
  expect(held(now)).toBe(0);
}
