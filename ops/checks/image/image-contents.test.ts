import { expect, test } from "bun:test";
import { copiedBy, includedBy } from "./image-contents";

const included = includedBy("# a comment\n*\n!services/api\n!services/chassis/*.ts\n\n**/test\n**/*.test.ts\n");

test("a folder is included with everything below it, a pattern of files with those files only", () => {
  expect(included("services/api/live/routes.ts")).toBe(true);
  expect(included("services/chassis/log.ts")).toBe(true);
  expect(included("services/chassis/testing/until.ts")).toBe(false);
  expect(included("ops/up.ts")).toBe(false);
});

test("the last pattern that matches decides", () => {
  expect(included("services/api/test/service.ts")).toBe(false);
  expect(included("services/api/link.test.ts")).toBe(false);
  expect(included("services/chassis/log.test.ts")).toBe(false);
});

test("copies from another build stage do not count", () => {
  const copied = copiedBy("FROM a AS b\nCOPY ops ops\nFROM c\nCOPY --from=b /app ./\nCOPY one.ts two ./\n");
  expect(["one.ts", "two/x.ts", "twofold/x.ts", "ops/up.ts", "app"].map(copied)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
