import { describe, expect, test } from "bun:test";
import { maxAgeMs, retryAfterMs } from "./cache-headers";

const now = new Date("2026-11-21T12:00:00Z");

describe("Retry-After", () => {
  test.each([
    ["120", 120_000],
    ["Sat, 21 Nov 2026 12:05:00 GMT", 300_000],
    ["99999999", 86_400_000],
    ["Sun, 21 Nov 2027 12:00:00 GMT", 86_400_000],
    ["Sat, 21 Nov 2026 11:00:00 GMT", null],
    ["0", null],
    ["-5", null],
    ["soon", null],
    ["", null],
  ])("%p means %p ms", (text, ms) => expect(retryAfterMs(new Headers({ "retry-after": text }), now)).toBe(ms));
});

describe("Cache-Control", () => {
  const of = (control: string, age?: string) =>
    maxAgeMs(new Headers({ "cache-control": control, ...(age && { age }) }));
  test("max-age is for how long an answer is fresh", () => expect(of("public, max-age=600")).toBe(600_000));
  test("an answer that lay in a cache has aged", () => expect(of("max-age=600", "500")).toBe(100_000));
  test("one older than its max-age is stale", () => expect(of("max-age=600", "900")).toBe(0));
  test("s-maxage is for caches, not for us", () => expect(of("s-maxage=600")).toBeNull());
  test("no-cache means that nothing is promised", () => expect(of("no-cache, max-age=600")).toBeNull());
});
