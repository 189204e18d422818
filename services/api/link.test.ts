import { expect, test } from "bun:test";
import { linkToNext, safeLink } from "./link";

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

test("a link to the next page keeps the selection and cannot break out of its header", () => {
  const query = new URLSearchParams([
    ["tag", "a>b"],
    ["tag", 'c",\r\nX: y'],
    ["cursor", "old"],
  ]);
  expect(linkToNext("/api/articles", query, "new")).toEqual({
    link: '</api/articles?tag=a%3Eb&tag=c%22%2C%0D%0AX%3A+y&cursor=new>; rel="next"',
  });
  expect(linkToNext("/", query, null)).toEqual({});
});
