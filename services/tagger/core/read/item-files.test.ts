import { expect, test } from "bun:test";
import { firstImage } from "./item-files";

test("the first picture is the first one that a reader can see", () => {
  const html = `<img src="http://t.co/p.gif" width="1" height="1"><img src="http://feeds.feedburner.com/~ff/x"><img alt=a src=pic.jpg>`;
  expect(firstImage(html, "https://example.org/")).toBe("https://example.org/pic.jpg");
  expect(firstImage("<p>text</p>", "https://example.org/")).toBeNull();
  expect(firstImage(null, null)).toBeNull();
});
