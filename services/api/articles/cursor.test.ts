import { expect, test } from "bun:test";
import { decodeCursor, encodeCursor } from "./cursor";

const forged = (text: string) => decodeCursor(Buffer.from(text).toString("base64url"));

test("a cursor names its place again to the millisecond", () => {
  const place = { sortAt: new Date("2026-03-01T12:00:00.123Z"), id: "9223372036854775807" };
  expect(decodeCursor(encodeCursor(place))).toEqual(place);
  const ancient = { sortAt: new Date("0001-01-01T00:00:00.000Z"), id: "1" };
  expect(decodeCursor(encodeCursor(ancient))).toEqual(ancient);
});

test("a text that is not a cursor of this server is refused", () => {
  for (const cursor of ["", "x", "....", "MS4x", "%00", "ä", "a".repeat(5000)]) expect(decodeCursor(cursor)).toBeNull();
});

test("a forged cursor reaches neither years nor ids that the database does not have", () => {
  expect(forged("1.0.1")).not.toBeNull();
  for (const text of [
    "2.0.1",
    "1.0.0",
    "1.0.-1",
    "1.0.9223372036854775808",
    "1.999999999999999.1",
    "1.-999999999999999.1",
  ])
    expect(forged(text)).toBeNull();
  for (const text of ["1.0.1;drop", "1.0.1\n", "1.NaN.1", "1..1", "1.1e3.1"]) expect(forged(text)).toBeNull();
});
