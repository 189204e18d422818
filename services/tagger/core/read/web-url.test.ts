import { expect, test } from "bun:test";
import { webUrl } from "./web-url";

test("only http and https are links", () => {
  expect(webUrl("https://example.org/a?b=1#c", null)).toBe("https://example.org/a?b=1#c");
  for (const url of [
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "magnet:?xt=1",
    "at://did:plc:x",
    "",
    "  ",
    null,
  ])
    expect(webUrl(url, "https://example.org/")).toBeNull();
});

test("a relative link resolves against its base, and is dropped without one", () => {
  expect(webUrl("../b", "https://example.org/a/c")).toBe("https://example.org/b");
  expect(webUrl("//cdn.example.org/x", "https://example.org/")).toBe("https://cdn.example.org/x");
  expect(webUrl("b", null)).toBeNull();
});

test("white space and characters that no address has are mended", () => {
  expect(webUrl(" https://example.org/a b ", null)).toBe("https://example.org/a%20b");
});
