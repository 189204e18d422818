import { expect, test } from "bun:test";
import { copiedBy, letInBy } from "./let-in";

const letIn = letInBy("# a comment\n*\n!services/api\n!services/chassis/*.ts\n\n**/test\n**/*.test.ts\n");

test("a folder is let in with all below it, and a pattern of files with those files alone", () => {
  expect(letIn("services/api/live/routes.ts")).toBe(true);
  expect(letIn("services/chassis/log.ts")).toBe(true);
  expect(letIn("services/chassis/testing/until.ts")).toBe(false);
  expect(letIn("ops/up.ts")).toBe(false);
});

test("the last pattern that matches decides", () => {
  expect(letIn("services/api/test/service.ts")).toBe(false);
  expect(letIn("services/api/link.test.ts")).toBe(false);
  expect(letIn("services/chassis/log.test.ts")).toBe(false);
});

test("what the last stage copies from another stage does not count", () => {
  const copied = copiedBy("FROM a AS b\nCOPY ops ops\nFROM c\nCOPY --from=b /app ./\nCOPY one.ts two ./\n");
  expect(["one.ts", "two/x.ts", "twofold/x.ts", "ops/up.ts", "app"].map(copied)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
