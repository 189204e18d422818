import { expect, test } from "bun:test";
import { join } from "node:path";

const ROOT = join(import.meta.dir, "../..");
const read = (path: string) => Bun.file(join(ROOT, path)).text();

test("the architecture page names the outcomes of a poll that the union has, in its order", async () => {
  const union = /export type Outcome =(.*?);\n\n/s.exec(await read("services/fetcher/core/outcome.ts"))?.[1] ?? "";
  const kinds = Array.from(union.matchAll(/readonly kind: "(\w+)"/g), ([, kind = ""]) => kind);
  const sentence = /becomes one of these outcomes: ([\w, ]+)\./.exec(await read("docs/architecture.md"))?.[1] ?? "";
  expect(kinds.length).toBeGreaterThan(1);
  expect(sentence.split(", ")).toEqual(kinds);
});
