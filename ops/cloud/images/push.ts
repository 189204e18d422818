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

/** Pushes what the registry does not have; throws where it has another image under this tag. */
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

/** What is there of this version stays, though its makers may have built it anew since. */
export async function pushNats(image: () => Promise<Image>, repository: string, version: string): Promise<Placed> {
  const name = `${repository}:${version}`;
  const before = await pushed(name);
  return placed(repository, version, before ?? (await push(await image(), name)), before ? "already there" : "pushed");
}

async function push(image: Image, name: string): Promise<Pushed> {
  await docker(["tag", image.name, name]);
  await docker(["push", "--quiet", name]);
  // the registry's own word on what it took
  const after = await pushed(name);
  if (after === null) throw new Error(`${name} was pushed, but the registry does not list it. Push again`);
  return after;
}

const placed = (repository: string, tag: string, { digest }: Pushed, outcome: Placed["outcome"]): Placed => ({
  reference: `${repository}:${tag}@${digest}`,
  tag: `${tag}@${digest}`,
  outcome,
});
