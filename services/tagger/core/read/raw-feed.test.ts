import { expect, test } from "bun:test";
import { linkRelation } from "./raw-feed";

test("a relation is a word, also where it is written as an address or not at all", () => {
  expect(linkRelation("http://www.iana.org/assignments/relation/Self")).toBe("self");
  expect(linkRelation(null)).toBe("alternate");
});
