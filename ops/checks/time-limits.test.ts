import { expect, test } from "bun:test";
import { readTree } from "./boundaries/tree";

test("a test that talks to servers has time for it: bun's five seconds end it, and every server with it", async () => {
  const integration = (await readTree()).filter(({ path }) =>
    /\/(test|checks\/system)\/[^/]+\.(test|containers)\.ts$/.test(path),
  );
  expect(integration.length).toBeGreaterThan(30);
  expect(integration.filter(({ file }) => !file.text.includes("setDefaultTimeout(")).map(({ path }) => path)).toEqual(
    [],
  );
});
