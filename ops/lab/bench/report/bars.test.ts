import { expect, test } from "bun:test";
import { drawBars } from "./bars";

test("the largest value fills its bar, and the others are proportional", () => {
  const text = drawBars([
    { label: "whole", value: 20_000, unit: "/s" },
    { label: "half", value: 10_000, unit: "/s", note: "p50 1 ms" },
    { label: "none", value: 0, unit: "/s" },
  ]);
  expect(text.split("\n")).toEqual([
    `  whole  20,000 /s  ${"█".repeat(32)}`,
    `  half   10,000 /s  ${"█".repeat(16)}${" ".repeat(16)}  p50 1 ms`,
    "  none        0 /s",
  ]);
});
