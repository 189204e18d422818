import { expect, test } from "bun:test";
import type { ArticleEvent } from "./article-event";
import { recentEvents } from "./recent-events";

const position = (sequence: number) => ({ sequence, storedMs: 1000 + sequence });
const event = (sequence: number, bytes = 10): ArticleEvent => ({
  at: position(sequence),
  tags: [],
  feed: "1",
  text: new Uint8Array(bytes),
});

function filled(sequences: readonly number[], limits = { events: 100, bytes: 10_000 }) {
  const recent = recentEvents(position(10), limits);
  for (const sequence of sequences) recent.add([event(sequence)], position(sequence));
  const after = (sequence: number, storedMs: number | null = 1000 + sequence) => {
    const followers = recent.after({ sequence, storedMs });
    return followers.kind === "here" ? followers.events.map(({ at }) => at.sequence) : followers.kind;
  };
  return { recent, after };
}

test("what followed a position is here from where it began to the newest", () => {
  const { after } = filled([11, 12, 13]);
  expect([9, 10, 11, 13, 14].map((sequence) => after(sequence))).toEqual([
    "older",
    [11, 12, 13],
    [12, 13],
    [],
    "ahead",
  ]);
});

test("the oldest go first, by number and by bytes, and what followed them stays whole", () => {
  const { after } = filled([11, 12, 13, 14], { events: 2, bytes: 10_000 });
  expect([11, 12].map((sequence) => after(sequence))).toEqual(["older", [13, 14]]);
  const heavy = filled([11, 12, 13, 14], { events: 100, bytes: 35 });
  expect([10, 11].map((sequence) => heavy.after(sequence))).toEqual(["older", [12, 13, 14]]);
});

test("one event that is too large for all the room leaves nothing behind but its position", () => {
  const { recent, after } = filled([11]);
  recent.add([event(12, 20_000)], position(12));
  expect([11, 12].map((sequence) => after(sequence))).toEqual(["older", []]);
});

test("a position of another stream is recognised by its time, if both times are known", () => {
  const { recent, after } = filled([11, 12]);
  for (const sequence of [10, 11, 12]) expect(after(sequence, 5)).toBe("other");
  expect(after(11, null)).toEqual([12]);
  // messages that did not decode have no event, and their times are forgotten
  recent.add([event(20)], position(21));
  expect(after(15, 5)).toEqual([20]);
  expect(after(21)).toEqual([]);
});
