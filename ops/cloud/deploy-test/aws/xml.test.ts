import { expect, test } from "bun:test";
import { all, pairs, readXml, text } from "./xml";

const answer = readXml(`<?xml version="1.0"?>
<R xmlns="x"><list><item><id>a &amp; b</id><tags><m><k>Role</k><v>nats</v></m></tags></item><item><id/></item></list></R>`);

test("elements are found by their path, texts are unescaped", () => {
  expect(all(answer, "R/list/item").map((item) => text(item, "id"))).toEqual(["a & b", ""]);
  expect(all(answer, "R/nothing/item")).toEqual([]);
  expect(pairs(all(answer, "R/list/item/tags/m"), "k", "v")).toEqual({ Role: "nats" });
});

test.each(["<a><b></a>", "<a>", "</a>"])("%s is not a valid answer", (source) => {
  expect(() => readXml(source)).toThrow();
});
