import { expect, test } from "bun:test";
import { checkReadingTime } from "./reading-limits";

const limits = { cpuMs: 10_000, wallMs: 60_000 };

test("reading goes on within both limits", () => {
  expect(checkReadingTime({ cpuMs: 0, wallMs: 0 }, limits)).toEqual({ kind: "go on" });
  expect(checkReadingTime({ cpuMs: 10_000, wallMs: 60_000 }, limits)).toEqual({ kind: "go on" });
});

test("a document that takes too much processor time is unreadable, however short the wait was", () =>
  expect(checkReadingTime({ cpuMs: 10_010, wallMs: 10_500 }, limits)).toEqual({
    kind: "unreadable",
    cause: "Reading the document took more than 10 s of processor time",
  }));

test("a document that got too little processor time is read again", () =>
  expect(checkReadingTime({ cpuMs: 2040, wallMs: 60_100 }, limits)).toEqual({
    kind: "starved",
    cause: "Reading the document took longer than 60 s and used only 2 s of processor time: the machine is too busy",
  }));

test("a document that takes too long by both clocks is unreadable", () =>
  expect(checkReadingTime({ cpuMs: 10_010, wallMs: 70_000 }, limits).kind).toBe("unreadable"));

test("where processor time is unknown, the wall clock counts, with four times the limit", () => {
  expect(checkReadingTime({ cpuMs: null, wallMs: 40_000 }, limits)).toEqual({ kind: "go on" });
  expect(checkReadingTime({ cpuMs: null, wallMs: 40_001 }, limits)).toEqual({
    kind: "unreadable",
    cause: "Reading the document took longer than 40 s",
  });
});
