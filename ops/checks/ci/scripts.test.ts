import { expect, test } from "bun:test";
import { join } from "node:path";
import packageJson from "../../../package.json";

// Bun formats by itself, without packages
const NEED_NOTHING = ["fmt"];

test("every script of package.json installs what it needs first, so that it works in a fresh clone", () => {
  const others = Object.entries(packageJson.scripts).filter(
    ([name, script]) =>
      !NEED_NOTHING.includes(name) && !script.startsWith("bun install --frozen-lockfile --no-summary && "),
  );
  expect(others).toEqual([]);
});

test("every file that a script names exists", async () => {
  const files = Object.values(packageJson.scripts).flatMap((script) => script.match(/\bops\/\S+\.ts\b/g) ?? []);
  const there = await Promise.all(files.map((file) => Bun.file(join(import.meta.dir, "../../..", file)).exists()));
  expect(files.filter((_, n) => !there[n])).toEqual([]);
});
