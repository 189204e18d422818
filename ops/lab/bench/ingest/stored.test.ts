import { expect, test } from "bun:test";
import { compare } from "./stored";

test("missing, duplicate and unexpected names are counted separately", () => {
  const stored = ["guid:a", "guid:b", "guid:b", "url:x"];
  expect(compare(stored, ["a", "b", "c"])).toEqual({ stored: 4, lost: 1, double: 1, foreign: 1 });
  expect(compare(["guid:a"], ["a"])).toEqual({ stored: 1, lost: 0, double: 0, foreign: 0 });
});
