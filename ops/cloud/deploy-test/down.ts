import { docker } from "./docker";
import type { Environment } from "./environment";
import { releaseLoops } from "./machines/volumes";

/** Removes everything with the environment's label. Idempotent. */
export async function down(environment: Environment): Promise<void> {
  const list = async (...args: string[]) =>
    (await docker([...args, "--quiet", "--filter", `label=${environment.label}`])).split("\n").filter(Boolean);
  const containers = await list("ps", "--all");
  if (containers.length > 0) await docker(["rm", "--force", "--volumes", ...containers]);
  const volumes = await list("volume", "ls");
  if (volumes.length > 0) {
    await releaseLoops(environment);
    await docker(["volume", "rm", ...volumes]);
  }
  const networks = await list("network", "ls");
  if (networks.length > 0) await docker(["network", "rm", ...networks]);
}
