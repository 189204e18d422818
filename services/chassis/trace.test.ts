import { expect, test } from "bun:test";
import { childOf, newTrace } from "./trace";

test("a child keeps the trace and has a span of its own", () => {
  const parent = newTrace();
  const child = childOf(parent);
  expect(child.slice(0, 36)).toBe(parent.slice(0, 36));
  expect(child).not.toBe(parent);
});

test("a malformed parent begins a new trace", () => {
  expect(childOf("00-xyz")).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
});
