import { expect, test } from "bun:test";
import { isId } from "./id";

test("an id is a positive bigint in plain digits", () => {
  expect(["1", "42", "9223372036854775807"].every(isId)).toBe(true);
  for (const id of ["", "0", "-1", "01", "1.0", "1e3", "9223372036854775808", "99999999999999999999", "x", "1 "])
    expect(isId(id)).toBe(false);
});
