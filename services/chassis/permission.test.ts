import { expect, test } from "bun:test";
import { countViolations, isPermissionViolation } from "./permission";
import { isUnavailable, Unavailable } from "./unavailable";

const denied = Object.assign(new Error("Permissions Violation"), { code: "PERMISSIONS_VIOLATION" });

test("what the server denies is a permission violation, also as a cause, and never an unavailable server", () => {
  for (const error of [denied, new Error("it failed", { cause: denied }), new Unavailable("lost", { cause: denied })])
    expect([isPermissionViolation(error), isUnavailable(error)]).toEqual([true, false]);
});

test("any other fault is not a permission violation", () => {
  expect([new Error("x"), new Unavailable("away"), null, "text"].map(isPermissionViolation)).not.toContain(true);
});

test("violations are counted by operation and subject, and forgotten ten minutes after the last", () => {
  const violations = countViolations();
  expect(violations.add("publish", "feed.raw", 0).times).toBe(1);
  expect(violations.add("publish", "feed.raw", 1000).times).toBe(2);
  expect(violations.add("subscription", ">", 1000).times).toBe(1);
  expect(violations.recent(2000)).toEqual([
    'NATS does not let this service publish to "feed.raw" (2 times): grant its user the permissions of this release',
    'NATS does not let this service subscribe to ">" (once): grant its user the permissions of this release',
  ]);
  expect(violations.recent(601_000)).toEqual([]);
});
