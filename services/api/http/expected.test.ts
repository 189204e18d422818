import { Type as t } from "@sinclair/typebox";
import { expect, test } from "bun:test";
import { expected } from "./expected";

test("a schema is described in words", () => {
  const nullable = t.Union([t.String(), t.Null()]);
  expect(
    [
      t.String({ "x-must-be": "a feed id (a whole number)" }),
      t.Integer({ minimum: 1, maximum: 200 }),
      t.Integer({ minimum: 0 }),
      t.Integer(),
      t.String({ maxLength: 5 }),
      nullable,
      t.Union([t.Literal("newest"), t.Literal("oldest")]),
      t.Boolean(),
      t.Array(t.String()),
      t.Object({}),
    ].map(expected),
  ).toEqual([
    "a feed id (a whole number)",
    "a whole number from 1 to 200",
    "a whole number, 0 or more",
    "a whole number",
    "at most 5 characters long",
    "a string or null",
    '"newest" or "oldest"',
    "true or false",
    "a list",
    "a JSON object",
  ]);
});
