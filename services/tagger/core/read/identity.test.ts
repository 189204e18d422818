import { expect, test } from "bun:test";
import { identityOf } from "./identity";

const item = { guid: null, url: null, title: "T", contentHtml: "<p>C</p>", summaryHtml: null };

test("an item is known by its guid, else its address", () => {
  expect(identityOf({ ...item, guid: "1", url: "https://example.org/1" })).toBe("guid:1");
  expect(identityOf({ ...item, url: "https://example.org/1" })).toBe("url:https://example.org/1");
});

test("without either it is known by its title and content", () => {
  expect(identityOf(item)).toMatch(/^hash:[0-9a-f]{64}$/);
  expect(identityOf(item)).toBe(identityOf({ ...item }));
  expect(identityOf({ ...item, title: "U" })).not.toBe(identityOf(item));
  expect(identityOf({ ...item, contentHtml: null, summaryHtml: "<p>D</p>" })).not.toBe(identityOf(item));
});
