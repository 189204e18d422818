import { expect, test } from "bun:test";
import { eventsAddress } from "./events-address";
import { formatPosition, parsePosition } from "./position";

const at = { sequence: 1234, storedMs: 1_763_712_000_123 };

test("a position is read back from its id, and the sequence alone will do", () => {
  expect(formatPosition(at)).toBe("1234.1763712000123");
  expect(parsePosition(formatPosition(at))).toEqual(at);
  expect(parsePosition("0")).toEqual({ sequence: 0, storedMs: null });
  expect(formatPosition({ sequence: 7, storedMs: null })).toBe("7");
});

test("a text that is not a position of ours is refused", () => {
  for (const id of ["", "x", "-1", "1.", ".1", "1.2.3", "1e9", " 1", "1\n", "9".repeat(16)])
    expect([id, parsePosition(id)]).toEqual([id, null]);
});

test("the address of a page's events holds what its list holds, with any name of a tag", () => {
  expect(eventsAddress(at, { tag: "a&b=ü" })).toBe("/events?tag=a%26b%3D%C3%BC&lastEventId=1234.1763712000123");
  expect(eventsAddress(null, {})).toBe("/events");
});
