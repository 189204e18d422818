import { expect, test } from "bun:test";
import { fitting } from "./fitting";

test("what fits is kept in its order, and the rest left for another page", () => {
  expect(fitting(["aa", "bb", "cc"], 8)).toEqual(["aa", "bb"]);
  expect(fitting(["aa", "bb", "cc"], 12)).toEqual(["aa", "bb", "cc"]);
});
test("one item is given however large it is", () => expect(fitting(["aaaa", "b"], 1)).toEqual(["aaaa"]));
test("of nothing there is nothing", () => expect(fitting([], 1)).toEqual([]));
