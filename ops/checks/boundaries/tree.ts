import { join, resolve as absolute } from "node:path";
import { type Import, importsOf, parse } from "./imports";
import { resolve } from "./resolve";
import type { Source } from "./violations";

export const ROOT = absolute(import.meta.dir, "../../..");
const CODE = new Bun.Glob("{contracts,services,ops}/**/*.{ts,tsx}");

/** Every file of code in the repository. */
export function readTree(): Promise<Source[]> {
  const paths = Array.from(CODE.scanSync({ cwd: ROOT })).filter((path) => !path.includes("node_modules/"));
  return Promise.all(
    paths.sort().map(async (path) => ({ path, file: parse(path, await Bun.file(join(ROOT, path)).text()) })),
  );
}

/** Which files each file imports, of the imports that are to be kept. */
export function importGraph(sources: readonly Source[], keep: (each: Import) => boolean): Map<string, string[]> {
  const paths = new Set(sources.map(({ path }) => path));
  const edges = sources.map(({ path, file }): [string, string[]] => {
    const imports = importsOf(file).filter(keep);
    const targets = imports.map(({ specifier }) => resolve(path, specifier, (each) => paths.has(each)).path);
    return [path, targets.filter((target) => paths.has(target))];
  });
  return new Map(edges);
}
