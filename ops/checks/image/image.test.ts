import { expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { importsOf } from "../boundaries/imports";
import { resolve } from "../boundaries/resolve";
import { importGraph, readTree, ROOT } from "../boundaries/tree";
import { copiedBy, includedBy } from "./image-contents";
import { reachableFrom } from "./reachable-files";

const textOf = (path: string) => readFileSync(join(ROOT, path), "utf8");

const sources = await readTree();
const paths = new Set(sources.map(({ path }) => path));
const [included, copied] = [includedBy(textOf(".dockerignore")), copiedBy(textOf("ops/Dockerfile"))];
const inImage = new Set([...paths].filter((path) => included(path) && copied(path)));

/** Every script that compose.yml and the playbooks run in a container of the image. */
const commands = ["compose.yml", "ansible/roles/provision/tasks/run.yml"].flatMap((path) =>
  Array.from(textOf(path).matchAll(/\b(?:ops|services)\/[\w/-]+\.ts\b/g), ([script]) => script),
);

const runs = reachableFrom(
  commands,
  importGraph(sources, ({ typeOnly }) => !typeOnly),
);
const named = reachableFrom(
  commands,
  importGraph(sources, () => true),
);

test("the commands of compose.yml and the playbooks are found", () => {
  expect(commands).toEqual(
    expect.arrayContaining(["services/api/main.ts", "ops/provision.ts", "ops/local/compose/secrets.ts"]),
  );
});

test("the image contains everything that runs in it", () => {
  expect([...runs].filter((path) => !inImage.has(path))).toEqual([]);
});

test("the image contains no code that nothing in it imports", () => {
  expect([...inImage].filter((path) => !named.has(path))).toEqual([]);
});

test("code that runs in the image imports only packages installed in it", () => {
  const missing = sources.flatMap(({ path, file }) => {
    if (!runs.has(path)) return [];
    const workspace = path.split("/").slice(0, path.startsWith("services/") ? 2 : 1);
    const { dependencies } = JSON.parse(textOf([...workspace, "package.json"].join("/")));
    return importsOf(file)
      .filter(({ typeOnly }) => !typeOnly)
      .map(({ specifier }) => resolve(path, specifier, (each) => paths.has(each)))
      .filter(({ kind, path: name }) => kind === "package" && !/^(node|bun)\b/.test(name) && !(name in dependencies))
      .map(({ path: name }) => `${path}: ${name}`);
  });
  expect(missing).toEqual([]);
});

test("the image is built with the manifest of every workspace, as the frozen lock file requires", () => {
  const services = Array.from(new Bun.Glob("services/*/package.json").scanSync({ cwd: ROOT }));
  const manifests = ["contracts/package.json", "ops/package.json", ...services];
  expect(manifests).toHaveLength(6);
  const dockerfile = textOf("ops/Dockerfile");
  expect(manifests.filter((path) => !dockerfile.includes(`COPY ${path} `) || !included(path))).toEqual([]);
});
