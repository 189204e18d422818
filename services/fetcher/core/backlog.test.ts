import { expect, test } from "bun:test";
import { isFull } from "./backlog";

const stream = { maxBytes: 1000, bytes: 800, messages: 8 };
test("publishing pauses where half of what the stream can hold still waits", () => {
  expect(isFull({ ...stream, waiting: 5 })).toBe(true);
  expect(isFull({ ...stream, waiting: 4 })).toBe(false);
});
test("a stream that is empty, or has no bound, is never full", () => {
  expect(isFull({ maxBytes: 1000, bytes: 0, messages: 0, waiting: 0 })).toBe(false);
  expect(isFull({ ...stream, maxBytes: -1, waiting: 8 })).toBe(false);
});
