import { expect, test } from "bun:test";
import { dirname, join, relative } from "node:path";

/** The folders from the ground up: each may import those before it, and the files beside `app.ts` may import all. */
const FLOORS = [
  "http",
  "answers",
  "assets",
  "pages",
  "errors",
  "articles",
  "live",
  "tags",
  "feeds",
  "opml",
  "latest",
  "search",
  "health",
  "openapi",
  ".",
];

const files = Array.from(new Bun.Glob("**/*.{ts,tsx}").scanSync({ cwd: import.meta.dir })).filter(
  (path) => !/node_modules|^test\/|\.test\.tsx?$/.test(path),
);

/** Imports that lead from one folder to another, as `articles/page.tsx -> live/position`. */
async function climbs(path: string): Promise<string[]> {
  const source = await Bun.file(join(import.meta.dir, path)).text();
  const imports = Array.from(source.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g), ([, to = ""]) =>
    relative(import.meta.dir, join(import.meta.dir, dirname(path), to)),
  );
  return imports
    .filter((to) => FLOORS.indexOf(dirname(to)) > FLOORS.indexOf(dirname(path)))
    .map((to) => `${path} -> ${to}`);
}

test("every folder has its floor", () => {
  expect(files.length).toBeGreaterThan(50);
  expect([...new Set(files.map(dirname))].filter((folder) => !FLOORS.includes(folder))).toEqual([]);
});

test("no folder imports one that stands above it, so no two import each other", async () => {
  expect((await Promise.all(files.map(climbs))).flat()).toEqual([]);
});
