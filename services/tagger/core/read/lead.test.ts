import { expect, test } from "bun:test";
import { lead } from "./lead";

test("a short text is its own lead", () => {
  expect(lead("One\ntwo.")).toBe("One two.");
});

test("a long text ends with a whole sentence where most of it fits", () => {
  const text = "This is a sentence of some length. ".repeat(20);
  expect(lead(text, 100)).toBe("This is a sentence of some length. This is a sentence of some length. …");
});

test("else it ends with a whole word", () => {
  const cut = lead("word ".repeat(100), 52);
  expect(cut).toBe(`${"word ".repeat(10).trim()}…`);
});

test("scripts without spaces are cut at a character", () => {
  expect(lead("漢".repeat(500), 100)).toBe(`${"漢".repeat(99)}…`);
  expect(lead(`${"漢".repeat(80)}。${"字".repeat(80)}`, 100)).toBe(`${"漢".repeat(80)}。 …`);
});

test("no character is cut in two", () => {
  expect(lead("😀".repeat(300), 100).isWellFormed()).toBe(true);
});

test("no lead is longer than asked for", () => {
  for (const text of ["a".repeat(999), "a. ".repeat(400), "日。".repeat(400), "a b ".repeat(300)])
    expect(lead(text, 100).length).toBeLessThanOrEqual(100);
});
