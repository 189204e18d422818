import { expect, test } from "bun:test";
import { descendants, parseStat, partOf } from "./proc";

test("a name with spaces and parentheses does not shift the fields", () => {
  const stat = "42 (a) b (c)) S 7 42 42 0 -1 4194304 1 2 3 4 150 50 6 7 20 0 9 0 12345 1000 200 18446744073709551615";
  expect(parseStat(stat)).toEqual({ pid: 42, parent: 7, startedTicks: 12345, cpuTicks: 200 });
  expect(parseStat("")).toBeNull();
});

test("all descendants are found, and no other processes", () => {
  const process = (pid: number, parent: number) => ({ pid, parent, startedTicks: 0, cpuTicks: 0 });
  const all = [process(5, 4), process(4, 3), process(3, 1), process(9, 1), process(10, 9)];
  expect(descendants(all, [3]).map(({ pid }) => pid)).toEqual([5, 4, 3]);
});

test.each([
  ["/usr/bin/bun services/tagger/main.ts", "tagger"],
  ["/opt/pg/bin/postgres -D /x", "postgres"],
  ["postgres: tagger infostream 127.0.0.1(5) idle", "postgres"],
  ["/home/a/.cache/infostream/nats-server-2.15.1/nats-server --config x", "nats-server"],
  ["bun /x/ops/up.ts", "up"],
  ["bun /x/ops/lab/bench/feed-server.ts --feeds 3", "feed-server"],
  ["bun ops/local/mock-feeds/main.ts", "mock-feeds"],
  ["sh -c read", "other"],
])("%p is %p", (commandLine, part) => {
  expect(partOf(commandLine)).toBe(part);
});
