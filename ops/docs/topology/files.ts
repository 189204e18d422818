import { join, relative, resolve } from "node:path";
import type { Diagram } from "./diagrams/mermaid";
import { type Topology, topology } from "./page";
import { readStacks } from "./stacks/read";
import { readSchemas } from "./stacks/schemas";
import { fingerprint, fingerprintIn } from "./svg/style";

const ROOT = resolve(import.meta.dir, "../../..");
export const PAGE = join(ROOT, "docs/topology.md");

export const picturePath = ({ name }: Pick<Diagram, "name">): string => join(ROOT, "docs/images", `${name}.svg`);

/** The page and its diagrams, as templates and contracts are now. */
export const readTopology = (): Topology => topology(readStacks(), readSchemas());

/** The files that are out of date. The fingerprint of a picture shows this without a browser. */
export async function stale({ diagrams, page }: Topology): Promise<string[]> {
  const found: string[] = [];
  if ((await textAt(PAGE)) !== page) found.push(PAGE);
  for (const diagram of diagrams)
    if (fingerprintIn(await textAt(picturePath(diagram))) !== fingerprint(diagram.text))
      found.push(picturePath(diagram));
  return found.map((path) => relative(ROOT, path));
}

const textAt = async (path: string): Promise<string> => {
  const file = Bun.file(path);
  return (await file.exists()) ? file.text() : "";
};
