import { join } from "node:path";
import { type Environment, REPOSITORY } from "./environment";
import { IMAGES } from "./images";
import { registryAddress } from "./parts/registry";

/** Builds and pushes both images the way an operator does; returns the services' tag with its digest. */
export async function pushImages(environment: Environment, tag = `test-${Date.now().toString(36)}`): Promise<string> {
  const { buildCa } = environment;
  const ca = buildCa === "" ? [] : ["--ca", buildCa];
  const registry = ["--registry", await registryAddress(environment), "--nats", IMAGES.nats, "--tag", tag];
  const push = Bun.spawn([process.execPath, join(REPOSITORY, "ops/cloud/images/main.ts"), "push", ...registry, ...ca], {
    cwd: REPOSITORY,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [code, output, complaint] = await Promise.all([push.exited, push.stdout.text(), push.stderr.text()]);
  if (code !== 0) throw new Error(`Pushing the images failed:\n${complaint}`);
  return output.trim();
}
