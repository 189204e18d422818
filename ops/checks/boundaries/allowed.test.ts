import { expect, test } from "bun:test";
import { ADAPTER, CORE, messagesFor, STORY } from "./fixture";

test.each([
  ["core imports core and contracts", CORE, 'import { x } from "./other"; import { y } from "@infostream/contracts";'],
  ["a story uses a verb of the chassis", STORY, 'import { repeat } from "@infostream/chassis/repeat";'],
  ["a story asks core", STORY, 'import { nextPoll } from "./core/schedule";'],
  ["an adapter takes a story's types", ADAPTER, 'import type { A } from "../poll"; import { type B } from "../poll";'],
  [
    "a test imports vendors",
    "services/fetcher/test/fixture.test.ts",
    'import "@infostream/chassis/testing/until"; import "pg";',
  ],
  ["a laboratory starts the product", "ops/lab/bench/fixture.ts", 'new URL("../../up.ts", import.meta.url);'],
])("it is allowed that %s", (_, path, text) => {
  expect(messagesFor(path, text)).toEqual([]);
});

test("an import is found in each of its forms", () => {
  const forms = ['import "pg";', 'import x = require("pg");', 'const x = require("pg");', 'export { x } from "pg";'];
  for (const form of forms) expect(messagesFor(STORY, form)).toHaveLength(1);
});

test("type-only imports are distinguished from imports that run", () => {
  const config = "services/fetcher/config.ts";
  expect(messagesFor(config, 'type X = import("./adapters/pace").X;')).toEqual([]);
  expect(messagesFor(config, 'import { type X } from "./adapters/pace";')).toEqual([]);
  expect(messagesFor(config, 'import { type X, y } from "./adapters/pace";')).toHaveLength(1);
});
