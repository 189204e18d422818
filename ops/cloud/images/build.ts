import { docker } from "./tool";

export interface Image {
  /** By which this machine's engine knows it. */
  readonly name: string;
  readonly id: string;
}

/** Builds the image of the services out of the folder; what did not change since the last time comes from the cache. */
export async function buildServices(
  root: string,
  tag: string,
  { platform, ca }: { readonly platform: string; readonly ca: string | null },
): Promise<Image> {
  const name = `infostream-services:${tag}`;
  const secret = ca === null ? [] : ["--secret", `id=ca,src=${ca}`];
  await docker(["build", "--file", `${root}/ops/Dockerfile`, "--platform", platform, "--tag", name, ...secret, root], {
    // attestations name the time, so that nothing would ever be the same image again
    env: { DOCKER_BUILDKIT: "1", BUILDX_NO_DEFAULT_ATTESTATIONS: "1" },
  });
  return { name, id: await idOf(name) };
}

/** The image of NATS as this machine has it, or gets it; throws where it is of another version. */
export async function natsImage(name: string, version: string, platform: string): Promise<Image> {
  const here = await docker(["image", "ls", "--quiet", name]);
  if (here === "") await docker(["pull", "--quiet", "--platform", platform, name]);
  const said = await docker(["run", "--rm", "--network", "none", name, "--version"]);
  if (!said.includes(`v${version}`))
    throw new Error(`${name} reports ${said}, not ${version}. Choose another image with --nats`);
  return { name, id: await idOf(name) };
}

const idOf = (name: string) => docker(["image", "inspect", "--format", "{{.Id}}", name]);
