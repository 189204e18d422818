import { expect, test } from "bun:test";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dir, "../../..");
const read = (path: string) => Bun.file(join(ROOT, path)).text();
const workflows = readdirSync(join(ROOT, ".github/workflows")).map((name) => `.github/workflows/${name}`);

/** What a pattern's first group finds. */
const found = (text: string, pattern: RegExp) => Array.from(text.matchAll(pattern), ([, group = ""]) => group);

test("the workflow runs every step of .ci/run, and none that it does not have", async () => {
  const steps = new Set(found(await read(".ci/run"), /\bstep ([a-z:]+) "/g));
  expect(steps.size).toBeGreaterThan(8);
  const matrices = found(await read(".github/workflows/ci.yml"), /matrix:\n\s+steps:(.*?)\n {4}steps:/gs);
  const run = new Set(matrices.flatMap((matrix) => matrix.match(/[a-z]+(?::[a-z]+)*/g) ?? []));
  // the whole of it runs by night
  steps.delete("test:deploy:short");
  expect([...run].toSorted()).toEqual([...steps].toSorted());
});

test("every script that .ci/run calls is one of package.json", async () => {
  const scripts: Record<string, string> = (await import("../../../package.json")).scripts;
  const called = found(await read(".ci/run"), /"\$\{bun\[@\]\}" run ([a-z:]+)/g);
  expect(called.filter((name) => !(name in scripts))).toEqual([]);
});

test("every action is pinned by the digest of a commit, with its version beside it", async () => {
  const uses = (await Promise.all(workflows.map(read))).flatMap((text) => found(text, /\buses: (.+)$/gm));
  expect(uses.length).toBeGreaterThan(0);
  expect(uses.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
});

test("Bun has one version everywhere", async () => {
  const files = ["README.md", ".ci/run", "ops/Dockerfile", ...workflows];
  const versions = (await Promise.all(files.map(read))).flatMap((text) => found(text, /\bbun[@:](\d+\.\d+\.\d+)/g));
  expect([...new Set(versions)]).toEqual(["1.4.5"]);
});
