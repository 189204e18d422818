import { docker } from "./tool";

export interface Image {
  /** Its name in this machine's engine. */
  readonly name: string;
  readonly id: string;
}

/** Builds the services' image from the folder; unchanged layers come from the cache. */
export async function buildServices(
  root: string,
  tag: string,
  { platform, ca }: { readonly platform: string; readonly ca: string | null },
): Promise<Image> {
  const name = `infostream-services:${tag}`;
  const secret = ca === null ? [] : ["--secret", `id=ca,src=${ca}`];
  await docker(["build", "--file", `${root}/ops/Dockerfile`, "--platform", platform, "--tag", name, ...secret, root], {
    // attestations contain the time, so every build would be a different image
    env: { DOCKER_BUILDKIT: "1", BUILDX_NO_DEFAULT_ATTESTATIONS: "1" },
  });
  return { name, id: await idOf(name) };
}

/** The NATS image, pulled if this machine lacks it; throws if it is of another version. */
export async function natsImage(name: string, version: string, platform: string): Promise<Image> {
  const here = await docker(["image", "ls", "--quiet", name]);
  if (here === "") await docker(["pull", "--quiet", "--platform", platform, name]);
  const reported = await docker(["run", "--rm", "--network", "none", name, "--version"]);
  if (!reported.includes(`v${version}`))
    throw new Error(`${name} reports ${reported}, not ${version}. Choose another image with --nats`);
  return { name, id: await idOf(name) };
}

const idOf = (name: string) => docker(["image", "inspect", "--format", "{{.Id}}", name]);
