import { expect, test } from "bun:test";
import { absolutise, firstImage, relation, webUrl } from "./links";

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

test("a relative link resolves against its base, and is none without one", () => {
  expect(webUrl("../b", "https://example.org/a/c")).toBe("https://example.org/b");
  expect(webUrl("//cdn.example.org/x", "https://example.org/")).toBe("https://cdn.example.org/x");
  expect(webUrl("b", null)).toBeNull();
});

test("white space and characters that no address has are mended", () => {
  expect(webUrl(" https://example.org/a b ", null)).toBe("https://example.org/a%20b");
});

test("HTML away from home has absolute addresses", () => {
  expect(absolutise(`<a href="/x?a=1&amp;b=2">y</a><img alt="a" src='z.png'>`, "https://example.org/d/")).toBe(
    `<a href="https://example.org/x?a=1&amp;b=2">y</a><img alt="a" src="https://example.org/d/z.png">`,
  );
  const absolute = `<a href="https://other.org">a</a><a href="#n">b</a><a href="mailto:a@b.c">c</a>`;
  expect(absolutise(absolute, "https://example.org/")).toBe(absolute);
});

test("the first picture is one that can be seen", () => {
  const html = `<img src="http://t.co/p.gif" width="1" height="1"><img src="http://feeds.feedburner.com/~ff/x"><img alt=a src=pic.jpg>`;
  expect(firstImage(html, "https://example.org/")).toBe("https://example.org/pic.jpg");
  expect(firstImage("<p>none</p>", "https://example.org/")).toBeNull();
  expect(firstImage(null, null)).toBeNull();
});

test("a relation is a word, also where it is written as an address or not at all", () => {
  expect(relation("http://www.iana.org/assignments/relation/Self")).toBe("self");
  expect(relation(null)).toBe("alternate");
});
