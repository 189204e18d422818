import { posix } from "node:path";

/** What an import leads to: a file of the repository by its path, or a package by its name. */
export interface Target {
  readonly kind: "file" | "package";
  readonly path: string;
}

const WORKSPACES: Readonly<Record<string, string>> = {
  "@infostream/contracts": "contracts",
  "@infostream/chassis": "services/chassis",
  "@infostream/fetcher": "services/fetcher",
  "@infostream/tagger": "services/tagger",
  "@infostream/api": "services/api",
  "@infostream/ops": "ops",
};

/** What a specifier in the file `from` means; `exists` says whether the repository has a file of this path. */
export function resolve(from: string, specifier: string, exists: (path: string) => boolean): Target {
  if (specifier.startsWith(".")) return fileAt(posix.join(posix.dirname(from), specifier), exists);
  const name = packageOf(specifier);
  const workspace = WORKSPACES[name];
  if (workspace === undefined) return { kind: "package", path: name };
  return fileAt(`${workspace}/${specifier.slice(name.length + 1) || "index"}`, exists);
}

function fileAt(path: string, exists: (path: string) => boolean): Target {
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`];
  // one that is missing fails the type check; its room is the same
  return { kind: "file", path: candidates.find(exists) ?? (/\.tsx?$/.test(path) ? path : `${path}.ts`) };
}

/** `@scope/name` or `name` without what is taken from inside; Bun's and Node's own modules stay whole. */
function packageOf(specifier: string): string {
  if (/^(node|bun):/.test(specifier)) return specifier;
  const [scope = "", name = ""] = specifier.split("/");
  return scope.startsWith("@") ? `${scope}/${name}` : scope;
}
