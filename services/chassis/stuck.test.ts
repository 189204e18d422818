import { expect, test } from "bun:test";
import { headAfter, describeStuck } from "./stuck";

const quiet = { stream: "FEED_RAW", consumer: "tagger", inHand: [], head: null };
const MINUTE = 60_000;

test("a message in hand for two minutes is stuck only past them", () => {
  const progress = { ...quiet, inHand: [{ sequence: 7, sinceMs: 0 }] };
  expect(describeStuck(progress, 2 * MINUTE)).toEqual([]);
  expect(describeStuck(progress, 3 * MINUTE)).toEqual(["message 7 of FEED_RAW has been in hand for 3 min"]);
});

test("of many that are stuck the oldest is named and the others are counted", () => {
  const inHand = [
    { sequence: 9, sinceMs: MINUTE },
    { sequence: 7, sinceMs: 0 },
    { sequence: 11, sinceMs: 5 * MINUTE },
  ];
  expect(describeStuck({ ...quiet, inHand }, 5 * MINUTE)).toEqual([
    "message 7 of FEED_RAW has been in hand for 5 min, and 1 more for over 2 min",
  ]);
});

test("the oldest unfinished message is named, once", () => {
  const head = { sequence: 7, sinceMs: 0 };
  expect(describeStuck({ ...quiet, head }, 4 * MINUTE)).toEqual([
    "consumer tagger of FEED_RAW has not got past message 7 for 4 min",
  ]);
  expect(describeStuck({ ...quiet, head, inHand: [head] }, 4 * MINUTE)).toHaveLength(1);
});

test("a head is as old as the first look that saw it, and gone when nothing waits", () => {
  const first = headAfter(null, 7, 1000);
  expect(headAfter(first, 7, 5000)).toEqual({ sequence: 7, sinceMs: 1000 });
  expect(headAfter(first, 8, 5000)).toEqual({ sequence: 8, sinceMs: 5000 });
  expect(headAfter(first, null, 5000)).toBeNull();
});
