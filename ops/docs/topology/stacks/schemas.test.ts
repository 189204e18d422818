import { expect, test } from "bun:test";
import { readSchemas, schemasIn } from "./schemas";

test("owners and readers of the schemas are those that provisioning names", () => {
  expect(readSchemas()).toEqual([
    { name: "fetcher", owner: "fetcher", readers: [] },
    { name: "articles", owner: "tagger", readers: ["api"] },
  ]);
});

test("SQL that creates no schema is reported", () => {
  expect(() => schemasIn("GRANT USAGE ON SCHEMA articles TO api;")).toThrow("creates no schema");
});
