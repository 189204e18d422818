import { expect } from "bun:test";
import type { Instance } from "../machines/recorded";
import type { Deployment } from "../deployment";
import { expectServing } from "./deployed";
import { differences, snapshot } from "./host-snapshot";
import { deployedTag, pushChangedImage } from "./changed-image";
import { serviceContainer, servicesImage } from "./service-containers";
import { underLoad } from "./under-load";

// it checks for something that no store has, like a release that was built too early
const NEVER_READY = `export const checkStore = async () => { throw new Error("the store is not what this release needs") };`;
// short, since success never comes
const SHORT_TIMEOUTS = ["-e", "service_start_timeout=60", "-e", "service_ready_timeout=15"];

/** Broken images: the first host that fails rolls back, and no host after it is touched. */
export function brokenImages(deployment: Deployment): void {
  deployment.stage("broken image: one that never starts stops at the first host", async () => {
    const tag = await pushChangedImage(deployment, "never-starts", 'ENTRYPOINT ["false"]');
    await deployBrokenImage(deployment, tag, "tagger");
  });

  deployment.stage("broken image: an api that is never ready stops at the first api", async () => {
    const patch = `RUN echo '${NEVER_READY}' >services/api/store.ts`;
    const tag = await pushChangedImage(deployment, "never-ready", "USER root", patch, "USER bun");
    await deployBrokenImage(deployment, tag, "api");
    // the broken image works on these roles
    for (const host of [...(await deployment.instances("tagger")), ...(await deployment.instances("fetcher"))])
      expect((await serviceContainer(deployment, host)).image).toBe(servicesImage(tag));
  });
}

/** Deploys, under load, an image that the hosts of one role cannot run. */
async function deployBrokenImage(deployment: Deployment, tag: string, role: "tagger" | "api"): Promise<void> {
  const { environment, play, instances } = deployment;
  const hosts = await instances();
  const before = new Map(
    await Promise.all(hosts.map(async ({ id }) => [id, await snapshot(environment, id)] as const)),
  );
  const good = await deployedTag(deployment);
  const goodImages = new Map(
    await Promise.all(
      (await instances(role)).map(async (host) => [host.id, (await serviceContainer(deployment, host)).image] as const),
    ),
  );

  let output = "";
  await underLoad(deployment, `broken image (${role})`, async () => {
    const played = await play("deploy.yml", "-e", `image_tag=${tag}`, ...SHORT_TIMEOUTS);
    // the final error message, unfolded
    output = played.output.slice(played.output.lastIndexOf("[ERROR]")).replaceAll(/\s+/g, " ");
    expect([played.log, played.code]).not.toEqual([played.log, 0]);
  });

  const changes = async ({ id }: Instance) =>
    differences(before.get(id) ?? new Map(), await snapshot(environment, id)).map((line) => line.replace(/:.*/, ""));
  const changed = new Map(await Promise.all(hosts.map(async (host) => [host, await changes(host)] as const)));
  const affected = hosts.filter((host) => host.role === role && changed.get(host)?.length !== 0);
  const spared = hosts.filter((host) => host.role === role || host.role === "nats" || role === "tagger");

  expect(affected.length).toBe(1);
  for (const host of spared) {
    // the affected host has a new container of the same image
    const expected = affected.includes(host) ? [`/infostream-${role}-1`] : [];
    expect([host.id, host.role, changed.get(host)]).toEqual([host.id, host.role, expected]);
  }
  for (const host of affected) {
    const { image, health } = await serviceContainer(deployment, host);
    expect([image, health]).toEqual([goodImages.get(host.id) ?? "", "healthy"]);
    expect(output).toContain(`${host.id} (${role}) did not become ready`);
  }
  for (const advice of ["runs its previous image again", "Hosts after this one were not touched", "rollback.yml"])
    expect(output).toContain(advice);
  expect(await deployedTag(deployment)).toBe(good);
  await expectServing(deployment);
}
