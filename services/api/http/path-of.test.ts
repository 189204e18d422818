import { expect, test } from "bun:test";
import { pathOf } from "./path-of";

test("a path is found in any URL, also one with a malformed host", () => {
  expect(["http://x", "http://x/", "http://x?y", "https://[::1/a/b#c", "/bare?x", "http://x//a"].map(pathOf)).toEqual([
    "/",
    "/",
    "/",
    "/a/b",
    "/bare",
    "//a",
  ]);
});
