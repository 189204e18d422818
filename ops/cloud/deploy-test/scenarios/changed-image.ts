import { pushed } from "../../images/manifest";
import { docker } from "../docker";
import { SYSTEM } from "../environment";
import { registryAddress } from "../parts/registry";
import type { Deployment } from "../deployment";

const LIMIT_MS = 5 * 60_000;

/** Tag and digest of the last good deploy, which new hosts use. */
export async function deployedTag({ aws }: Deployment): Promise<string> {
  const answer = await aws.json("ssm", "GetParameter", { Name: `/${SYSTEM}/image-tag` });
  return (answer as { readonly Parameter: { readonly Value: string } }).Parameter.Value;
}

/** Pushes the deployed image with additional Dockerfile lines; returns its tag with the digest. */
export async function pushChangedImage(
  deployment: Deployment,
  kind: string,
  ...lines: readonly string[]
): Promise<string> {
  const repository = `${await registryAddress(deployment.environment)}/${SYSTEM}/services`;
  const tag = `${kind}-${Date.now().toString(36)}`;
  const name = `${repository}:${tag}`;
  const dockerfile = [`FROM ${repository}:${await deployedTag(deployment)}`, ...lines].join("\n");
  await docker(["build", "--quiet", "--tag", name, "-"], { input: dockerfile, timeoutMs: LIMIT_MS });
  await docker(["push", "--quiet", name], { timeoutMs: LIMIT_MS });
  const there = await pushed(name);
  if (there === null) throw new Error(`${name} was pushed, but the registry does not list it`);
  return `${tag}@${there.digest}`;
}
