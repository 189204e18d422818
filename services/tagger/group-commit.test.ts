import { expect, test } from "bun:test";
import { until } from "@infostream/chassis/testing/servers";
import { Unavailable } from "@infostream/chassis/unavailable";
import { groupCommit } from "./group-commit";

interface Item {
  readonly feed: string;
  readonly name: string;
}
const item = (name: string, feed = name): Item => ({ name, feed });

function counter(commit: (items: readonly Item[]) => Promise<void>, writers = 1) {
  const batches: string[][] = [];
  const store = groupCommit<Item>({
    keyOf: ({ feed }) => feed,
    weigh: () => 1,
    mostWeight: 3,
    writers,
    commit: async (items) => {
      batches.push(items.map(({ name }) => name));
      await commit(items);
    },
  });
  return { batches, store };
}

test("what arrives together is written together, up to the most", async () => {
  const { batches, store } = counter(async () => {});
  await Promise.all(["a", "b", "c", "d"].map((name) => store.add(item(name))));
  expect(batches).toEqual([["a", "b", "c"], ["d"]]);
});

test("two documents of one feed never share a batch and keep their order", async () => {
  const { batches, store } = counter(async () => {});
  await Promise.all([store.add(item("a1", "a")), store.add(item("a2", "a")), store.add(item("b"))]);
  expect(batches).toEqual([["a1", "b"], ["a2"]]);
});

test("a batch that fails is tried item by item, and only the bad one fails", async () => {
  const { store } = counter(async (items) => {
    if (items.some(({ name }) => name === "bad")) throw new Error("value too long");
  });
  const results = await Promise.allSettled(["a", "bad", "c"].map((name) => store.add(item(name))));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("a server that is away fails the whole batch at once, which is waited for elsewhere", async () => {
  const { batches, store } = counter(async () => {
    throw new Unavailable("postgres is away");
  });
  const results = await Promise.allSettled(["a", "b"].map((name) => store.add(item(name))));
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(batches).toHaveLength(1);
});

test("it is busy from the first item to the last commit", async () => {
  const { store } = counter(async () => {});
  expect(store.busy()).toBe(false);
  const stored = store.add(item("a"));
  expect(store.busy()).toBe(true);
  await stored;
  await until("it rests", () => !store.busy());
});
