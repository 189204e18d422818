import { aws, docker } from "./tool";

/** Where the images go. */
export interface Registry {
  readonly services: string;
  readonly nats: string;
  /** The bucket that also gets the SBOM, on AWS. */
  readonly bucket: string | null;
}

export const registryAt = (address: string): Registry => ({
  services: `${address}/infostream/services`,
  nats: `${address}/infostream/nats`,
  bucket: null,
});

/** The repositories and the bucket of the base stack. */
export async function registryOf(stack: string): Promise<Registry> {
  const query = "Stacks[0].Outputs[].[OutputKey,OutputValue]";
  const asked = ["cloudformation", "describe-stacks", "--stack-name", stack, "--query", query, "--output", "json"];
  const answer = await aws(asked, { timeoutMs: 60_000 }).catch((cause) => {
    throw new Error(`Stack ${stack} has no registry: deploy ops/base.yaml first, or name the stack with --stack`, {
      cause,
    });
  });
  return readOutputs(answer, stack);
}

export function readOutputs(text: string, stack: string): Registry {
  const outputs = new Map<string, string>(JSON.parse(text) ?? []);
  const one = (key: string) => {
    const value = outputs.get(key);
    if (value === undefined) throw new Error(`Stack ${stack} has no output ${key}. Was it created from ops/base.yaml?`);
    return value;
  };
  return { services: one("ServicesImage"), nats: one("NatsImage"), bucket: one("BundleBucket") };
}

/** The region of an ECR address; null for any other registry. */
export const ecrRegion = (repository: string): string | null =>
  /^\d{12}\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?(?:\/|$)/.exec(repository)?.[1] ?? null;

/** Logs in to ECR, whose passwords last twelve hours. For any other registry, log in with docker beforehand. */
export async function logIn({ services }: Registry): Promise<void> {
  const region = ecrRegion(services);
  if (region === null) return;
  const password = await aws(["ecr", "get-login-password", "--region", region], { timeoutMs: 60_000 });
  const host = services.split("/")[0] ?? services;
  await docker(["login", "--username", "AWS", "--password-stdin", host], { input: password });
}
