import { expect, test } from "bun:test";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dir, "../../..");
const read = (path: string) => Bun.file(join(ROOT, path)).text();
const workflows = readdirSync(join(ROOT, ".github/workflows")).map((name) => `.github/workflows/${name}`);

/** The matches of a pattern's first group. */
const found = (text: string, pattern: RegExp) => Array.from(text.matchAll(pattern), ([, group = ""]) => group);

test("the workflow runs exactly the steps of .ci/run", async () => {
  const steps = new Set(found(await read(".ci/run"), /\bstep ([a-z:]+) "/g));
  expect(steps.size).toBeGreaterThan(8);
  const matrices = found(await read(".github/workflows/ci.yml"), /matrix:\n\s+steps:(.*?)\n {4}steps:/gs);
  const run = new Set(matrices.flatMap((matrix) => matrix.match(/[a-z]+(?::[a-z]+)*/g) ?? []));
  // the full deployment test runs nightly
  steps.delete("test:deploy:short");
  expect([...run].toSorted()).toEqual([...steps].toSorted());
});

test("every script that .ci/run calls exists in package.json", async () => {
  const scripts: Record<string, string> = (await import("../../../package.json")).scripts;
  const called = found(await read(".ci/run"), /"\$\{bun\[@\]\}" run ([a-z:]+)/g);
  expect(called.filter((name) => !(name in scripts))).toEqual([]);
});

test("every action is pinned by a commit digest, with its version beside it", async () => {
  const uses = (await Promise.all(workflows.map(read))).flatMap((text) => found(text, /\buses: (.+)$/gm));
  expect(uses.length).toBeGreaterThan(0);
  expect(uses.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
});

test("every file names the same version of Bun", async () => {
  const files = ["README.md", ".ci/run", "ops/Dockerfile", ...workflows];
  const versions = (await Promise.all(files.map(read))).flatMap((text) => found(text, /\bbun[@:](\d+\.\d+\.\d+)/g));
  expect([...new Set(versions)]).toEqual(["1.4.5"]);
});
