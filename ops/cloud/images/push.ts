import type { Image } from "./build";
import { type Pushed, pushed } from "./manifest";
import { docker } from "./tool";

export interface Placed {
  /** repository:tag@digest */
  readonly reference: string;
  /** tag@digest, which is what deploy.yml takes. */
  readonly tag: string;
  readonly outcome: "pushed" | "already there";
}

/** Pushes the image unless the registry has it; throws if the registry has another image under this tag. */
export async function pushServices(image: Image, repository: string, tag: string): Promise<Placed> {
  const name = `${repository}:${tag}`;
  const before = await pushed(name);
  const there = before ?? (await push(image, name));
  if (!there.ids.includes(image.id))
    throw new Error(
      `${name} already names another image (${there.digest}). Tags are immutable: commit your changes, or choose another --tag`,
    );
  return placed(repository, tag, there, before ? "already there" : "pushed");
}

/** An image that the registry has under this version stays, even if upstream has rebuilt it since. */
export async function pushNats(image: () => Promise<Image>, repository: string, version: string): Promise<Placed> {
  const name = `${repository}:${version}`;
  const before = await pushed(name);
  return placed(repository, version, before ?? (await push(await image(), name)), before ? "already there" : "pushed");
}

async function push(image: Image, name: string): Promise<Pushed> {
  await docker(["tag", image.name, name]);
  await docker(["push", "--quiet", name]);
  // the digest as the registry reports it
  const after = await pushed(name);
  if (after === null) throw new Error(`${name} was pushed, but the registry does not list it. Push again`);
  return after;
}

const placed = (repository: string, tag: string, { digest }: Pushed, outcome: Placed["outcome"]): Placed => ({
  reference: `${repository}:${tag}@${digest}`,
  tag: `${tag}@${digest}`,
  outcome,
});
