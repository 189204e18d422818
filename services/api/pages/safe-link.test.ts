import { expect, test } from "bun:test";
import { safeLink } from "./safe-link";

test("only http and https addresses can be followed", () => {
  expect(safeLink("https://a.example/x")).toBe("https://a.example/x");
  expect(safeLink(" http://a.example ")).toBe("http://a.example/");
  expect(safeLink("x", "https://a.example/b/")).toBe("https://a.example/b/x");
  for (const address of [
    null,
    undefined,
    "",
    "x",
    "//x",
    "javascript:alert(1)",
    "java\tscript:x",
    "data:text/html,x",
    "mailto:a@b",
  ])
    expect(safeLink(address)).toBeNull();
});
