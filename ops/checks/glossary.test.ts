import { expect, test } from "bun:test";
import { join } from "node:path";
import { streams } from "@infostream/contracts/streams";

const ROOT = join(import.meta.dir, "../..");
const read = (path: string) => Bun.file(join(ROOT, path)).text();

/** Rows of the glossary's tables, each as its cells. */
const rows = (await read("docs/glossary.md"))
  .split("\n")
  .filter((line) => /^\| (?!term )/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()));
const namesIn = (cell: number) =>
  rows.flatMap((row) => Array.from(row[cell]?.matchAll(/`([^`]+)`/g) ?? [], ([, name = ""]) => name));

const sources = async (pattern: string) => {
  const paths = Array.from(new Bun.Glob(pattern).scanSync({ cwd: ROOT })).filter(
    (path) => !path.includes("node_modules"),
  );
  return (await Promise.all(paths.map(read))).join("\n");
};

test("each term is explained once, in some thirty terms", () => {
  const terms = rows.map(([, term]) => term);
  expect(new Set(terms).size).toBe(terms.length);
  expect(terms.length).toBeGreaterThan(25);
  expect(rows.filter(([, , meaning]) => !meaning)).toEqual([]);
  expect(Math.min(namesIn(3).length, namesIn(4).length, namesIn(5).length)).toBeGreaterThan(5);
});

test("every column that is named exists", async () => {
  const migrations = await sources("services/*/migrations/*.ts");
  expect(namesIn(3).filter((name) => !new RegExp(`\\b${RegExp.escape(name)}\\b`).test(migrations))).toEqual([]);
});

test("every field that is named is one of a contract", async () => {
  const contracts = await sources("contracts/**/*.ts");
  expect(namesIn(4).filter((name) => !new RegExp(`\\b${name}\\??:`).test(contracts))).toEqual([]);
});

test("every log event that is named is written somewhere", async () => {
  const services = await sources("services/**/*.ts");
  expect(namesIn(5).filter((event) => !services.includes(`"${event}"`))).toEqual([]);
});

test("the subjects are those of the streams", () => {
  const row = rows.find(([, term]) => term === "subject");
  const named = Array.from(row?.[2]?.matchAll(/`([^`]+)`/g) ?? [], ([, name]) => name);
  expect(named.toSorted()).toEqual(streams.flatMap(({ subjects }) => subjects).toSorted());
});
