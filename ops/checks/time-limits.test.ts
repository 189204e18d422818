import { expect, test } from "bun:test";
import { readTree } from "./boundaries/tree";

test("a test that talks to servers sets a time limit: bun's five seconds would kill it and its servers", async () => {
  const integration = (await readTree()).filter(({ path }) =>
    /\/(test|checks\/system)\/[^/]+\.(test|containers)\.ts$/.test(path),
  );
  expect(integration.length).toBeGreaterThan(30);
  expect(integration.filter(({ file }) => !file.text.includes("setDefaultTimeout(")).map(({ path }) => path)).toEqual(
    [],
  );
});
