import { expect, test } from "bun:test";
import { takeUntilBytes } from "./take-until-bytes";

test("the items that fit keep their order, and the rest waits for another page", () => {
  expect(takeUntilBytes(["aa", "bb", "cc"], 8)).toEqual(["aa", "bb"]);
  expect(takeUntilBytes(["aa", "bb", "cc"], 12)).toEqual(["aa", "bb", "cc"]);
});
test("a character counts as many bytes as it takes on the wire", () =>
  expect(takeUntilBytes(["жж", "жж"], 8)).toEqual(["жж"]));
test("the first item is taken however large it is", () => expect(takeUntilBytes(["aaaa", "b"], 1)).toEqual(["aaaa"]));
test("nothing gives nothing", () => expect(takeUntilBytes([], 1)).toEqual([]));
