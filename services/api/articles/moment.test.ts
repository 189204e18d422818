import { expect, test } from "bun:test";
import { parseMoment } from "./moment";

const iso = (text: string) => parseMoment(text)?.toISOString();

test("RFC 3339 times are read in all their spellings", () => {
  expect(iso("2026-03-01T12:00:00Z")).toBe("2026-03-01T12:00:00.000Z");
  expect(iso("2026-03-01t12:00:00.5z")).toBe("2026-03-01T12:00:00.500Z");
  expect(iso("2026-03-01T12:00:00+02:00")).toBe("2026-03-01T10:00:00.000Z");
  expect(iso("2026-03-01T12:00:00-02:30")).toBe("2026-03-01T14:30:00.000Z");
});

test("a plus that a query turned into a blank is still a plus", () => {
  expect(iso("2026-03-01T12:00:00 02:00")).toBe("2026-03-01T10:00:00.000Z");
});

test("a time between two milliseconds is the later one, so that no earlier article slips in", () => {
  expect(iso("2026-03-01T12:00:00.0001Z")).toBe("2026-03-01T12:00:00.001Z");
  expect(iso("2026-03-01T12:00:00.123000Z")).toBe("2026-03-01T12:00:00.123Z");
  expect(iso("2026-03-01T23:59:59.9999Z")).toBe("2026-03-02T00:00:00.000Z");
});

test("a text that is not a time is refused", () => {
  const none = [
    "",
    "yesterday",
    "2026-03-01",
    "2026-03-01T12:00:00",
    "2026-02-30T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "0000-01-01T00:00:00Z",
    "2026-03-01T25:00:00Z",
    "2026-03-01T12:00:00+25:00",
    "+12026-01-01T00:00:00Z",
    "1772366400",
    "2026-03-01T12:00:00Z\n",
  ];
  for (const text of none) expect(parseMoment(text)).toBeNull();
});
