import { expect, test } from "bun:test";
import { relativeTime } from "./when";

const now = new Date("2026-03-15T12:00:00Z");
const shown = (text: string) => relativeTime(new Date(text), now);

test("times are written as a person would say them", () => {
  expect(shown("2026-03-15T11:59:01Z")).toBe("just now");
  expect(shown("2026-03-15T11:59:00Z")).toBe("1 min ago");
  expect(shown("2026-03-15T10:00:00Z")).toBe("2 h ago");
  expect(shown("2026-03-14T10:00:00Z")).toBe("1 day ago");
  expect(shown("2026-03-10T10:00:00Z")).toBe("5 days ago");
  expect(shown("2026-02-01T10:00:00Z")).toBe("1 February");
  expect(shown("2019-02-01T10:00:00Z")).toBe("1 Feb 2019");
  expect(shown("2026-03-15T12:12:00Z")).toBe("in 12 min");
  expect(shown("2026-03-15T12:00:05Z")).toBe("in a moment");
});
