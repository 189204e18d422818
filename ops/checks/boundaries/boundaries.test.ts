import { expect, test } from "bun:test";
import { dirname, join, relative, resolve } from "node:path";

const ROOT = resolve(import.meta.dir, "../../..");

/** Who may import whom. A workspace may always import itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  contracts: [],
  "services/chassis": ["contracts"],
  "services/fetcher": ["contracts", "services/chassis"],
  "services/tagger": ["contracts", "services/chassis"],
  "services/api": ["contracts", "services/chassis"],
  ops: ["contracts", "services/chassis"],
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = Array.from(new Bun.Glob("{contracts,services,ops}/**/*.{ts,tsx}").scanSync({ cwd: ROOT })).filter(
  (path) => !path.includes("node_modules"),
);
const imports = (await Promise.all(files.map(importsOf))).flat();

async function importsOf(path: string): Promise<Import[]> {
  const source = await Bun.file(join(ROOT, path)).text();
  const statements = source.matchAll(
    /^(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"|import\("([^"]+)"\)/gm,
  );
  return Array.from(statements, ([, type, named, dynamic]) => {
    const to = named ?? dynamic ?? "";
    return {
      from: path,
      to: to.startsWith(".") ? relative(ROOT, resolve(ROOT, dirname(path), to)) : to,
      typeOnly: type !== undefined,
    };
  });
}

const workspaceOf = (path: string) =>
  Object.keys(MAY_IMPORT).find((workspace) => path.startsWith(`${workspace}/`)) ?? path.split("/")[0] ?? path;

/** The workspace that an import leads to, or null where it leads to a package. */
function target({ to }: Import): string | null {
  const [, name] = /^@infostream\/([a-z]+)/.exec(to) ?? [];
  if (name !== undefined) return name === "contracts" || name === "ops" ? name : `services/${name}`;
  return /^(contracts|services|ops)\//.test(to) ? workspaceOf(to) : null;
}

const isTest = (path: string) => /\.(test|containers|corpora|browser)\.tsx?$|\/test\/|\/corpora\//.test(path);

test("there is something to look at", () => {
  expect(imports.length).toBeGreaterThan(200);
});

test("contracts ← chassis ← services, and services never import one another", () => {
  const wrong = imports.filter((each) => {
    const [own, other] = [workspaceOf(each.from), target(each)];
    return other !== null && other !== own && !MAY_IMPORT[own]?.includes(other);
  });
  expect(wrong).toEqual([]);
});

test("contracts know TypeBox and nothing that does anything", () => {
  const wrong = imports.filter(
    ({ from, to, typeOnly }) =>
      from.startsWith("contracts/") &&
      !isTest(from) &&
      !to.startsWith("contracts/") &&
      !to.startsWith("@sinclair/typebox") &&
      !typeOnly,
  );
  expect(wrong).toEqual([]);
});

test("core sees values only: no adapter, no story, no server, no file", () => {
  const wrong = imports.filter(
    ({ from, to, typeOnly }) =>
      /^services\/[a-z]+\/core\//.test(from) &&
      !isTest(from) &&
      !typeOnly &&
      (/^(node:(fs|net|dns|tls|child_process)|pg|nats|kysely|bun$|@aws-sdk)/.test(to) ||
        (to.startsWith("services/") && !/^services\/[a-z]+\/core(\/|$)/.test(to))),
  );
  expect(wrong).toEqual([]);
});

test("only main imports adapters", () => {
  const wrong = imports.filter(
    ({ from, to, typeOnly }) =>
      /^services\/(fetcher|tagger)\/adapters\//.test(to) &&
      !/^services\/[a-z]+\/(adapters\/|main\.ts)/.test(from) &&
      !isTest(from) &&
      !typeOnly,
  );
  expect(wrong).toEqual([]);
});

test("what starts servers for tests stays out of services", () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      /^services\/(fetcher|tagger|api)\//.test(from) && !isTest(from) && to.startsWith("@infostream/chassis/testing"),
  );
  expect(wrong).toEqual([]);
});

test("a test that talks to servers has time for it: bun's five seconds end it, and every server with it", async () => {
  const integration = files.filter((path) => /\/test\/[^/]+\.(test|containers)\.ts$/.test(path));
  const hasty = await Promise.all(
    integration.map(async (path) =>
      (await Bun.file(join(ROOT, path)).text()).includes("setDefaultTimeout(") ? [] : [path],
    ),
  );
  expect(hasty.flat()).toEqual([]);
});
