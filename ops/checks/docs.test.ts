import { expect, test } from "bun:test";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import manifest from "../../package.json";
import { resourcesOf, templates } from "../cloud/templates/both";

// everything that the pages name must exist: a reader finds out about a missing command at the worst moment

const ROOT = resolve(import.meta.dir, "../..");
const pages = [
  ...["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"].map((name) => join(ROOT, name)),
  ...["docs", "docs/adr"].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).flatMap((name) => (name.endsWith(".md") ? [join(ROOT, folder, name)] : [])),
  ),
].map((path) => ({ path, name: relative(ROOT, path), text: readFileSync(path, "utf8") }));

/** The matches of a pattern's first group, by page. */
const named = (pattern: RegExp): [page: string, found: string][] =>
  pages.flatMap(({ name, text }) =>
    Array.from(text.matchAll(pattern), ([, found = ""]): [string, string] => [name, found]),
  );

/** Anchors of headings, as Markdown hosts derive them. */
const anchors = (text: string) =>
  Array.from(text.matchAll(/^#+ (.*)$/gm), ([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );

test("every link within the repository leads somewhere", () => {
  const broken = pages.flatMap(({ path, name, text }) =>
    Array.from(text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g), ([, link = ""]) => link).flatMap((link) => {
      const [file = "", anchor] = link.split("#");
      const target = file === "" ? path : resolve(dirname(path), file);
      if (!existsSync(target)) return [`${name}: ${link}`];
      const found = anchor === undefined || anchors(readFileSync(target, "utf8")).includes(anchor);
      return found ? [] : [`${name}: ${link}`];
    }),
  );
  expect(broken).toEqual([]);
});

test("every named playbook exists", () => {
  const playbooks = named(/(?:ansible-playbook |`)([a-z]+\.yml)\b/g).filter(([, file]) => file !== "own.yml");
  expect(playbooks.length).toBeGreaterThan(10);
  const inRepository = (file: string) => existsSync(join(ROOT, "ansible", file)) || existsSync(join(ROOT, file));
  expect(playbooks.filter(([, file]) => !inRepository(file))).toEqual([]);
});

test("every named script exists", () => {
  const scripts: Record<string, string> = manifest.scripts;
  expect(named(/bun(?:@[\d.]+)? run ([a-z][\w:]*)/g).filter(([, script]) => !(script in scripts))).toEqual([]);
  expect(named(/\bbun (ops\/[\w/-]+\.ts)/g).filter(([, file]) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test("every folder of ops is explained, and there are at most twelve entries", () => {
  const entries = readdirSync(join(ROOT, "ops"), { withFileTypes: true }).filter(({ name }) => name !== "node_modules");
  expect(entries.length).toBeLessThanOrEqual(12);
  const explained = named(/^\| `ops\/(\w+)` \|/gm).map(([, folder]) => folder);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(folders.sort()).toEqual(explained.sort());
});

test("every parameter that is set by hand exists in its template", () => {
  const parameters = Object.fromEntries(
    templates.map(([name, { Parameters }]) => [name.replace(".yaml", ""), Parameters]),
  );
  const set = named(/\bstack ((?:base|hosts)(?: \w+=\S+)+)/g);
  expect(set.length).toBeGreaterThan(2);
  for (const [page, command] of set) {
    const [stack = "", ...assignments] = command.split(" ");
    const unknown = assignments.map((each) => each.split("=")[0] ?? "").filter((name) => !parameters[stack]?.[name]);
    expect([page, command, unknown]).toEqual([page, command, []]);
  }
});

test("every quoted alarm exists with that text", () => {
  const alarms = resourcesOf("AWS::CloudWatch::Alarm").map(([, { Properties }]) =>
    String(Properties?.["AlarmDescription"]),
  );
  const quoted = named(/\balarm "([^"]+)"/g);
  expect(quoted.length).toBeGreaterThan(2);
  const pattern = (words: string) => new RegExp(`^${words.split("…").map(RegExp.escape).join(".+")}`);
  expect(quoted.filter(([, words]) => !alarms.some((alarm) => pattern(words).test(alarm)))).toEqual([]);
});
