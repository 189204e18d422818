import { expect, test } from "bun:test";
import { readRss } from "./rss";

test("a document at which rss-parser never answers is refused at once", async () => {
  for (const xml of ["<!-- x -->", " ", "<?xml version='1.0'?>"]) await expect(readRss(xml, "2.0")).rejects.toThrow();
});

test("a large document has been answered by the time it would be refused", async () => {
  const items = "<item><title>t</title></item>".repeat(10_000);
  const feed = await readRss(`<rss version="2.0"><channel><title>x</title>${items}</channel></rss>`, "2.0");
  expect(feed.items).toHaveLength(10_000);
});
