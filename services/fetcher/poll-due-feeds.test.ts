import { expect, test } from "bun:test";
import { until } from "@infostream/chassis/testing/servers";
import { createLog } from "@infostream/chassis/log";
import { Unavailable } from "@infostream/chassis/unavailable";
import { type PollDueFeedsDeps, pollDueFeeds } from "./poll-due-feeds";

const quiet = { log: createLog("test", "error", () => {}), fail: (error: unknown) => void Promise.reject(error) };

/** Feeds by number that are due once each; what happened to them, and how many polls ran at once at most. */
function polling(count: number, poll: (feed: number) => Promise<void>) {
  const due = Array.from({ length: count }, (_, n) => n);
  const seen = { polled: [] as number[], abandoned: [] as number[], most: 0, running: 0 };
  const work: PollDueFeedsDeps<number> = {
    lease: async (limit) => due.splice(0, limit),
    poll: async (feed) => {
      seen.most = Math.max(seen.most, ++seen.running);
      await poll(feed).finally(() => seen.running--);
      seen.polled.push(feed);
    },
    abandon: async (feed) => void seen.abandoned.push(feed),
    release: async (feed) => void due.push(feed),
    ready: async () => {},
    atOnce: 4,
  };
  return { due, seen, work };
}

test("no more than its slots are polled at once, and a slow one holds up no other", async () => {
  const slow = Promise.withResolvers<void>();
  const { seen, work } = polling(40, (feed) => (feed === 0 ? slow.promise : Promise.resolve()));
  await using _ = pollDueFeeds(work, quiet);
  await until("the others are polled", () => seen.polled.length === 39);
  expect(seen.most).toBe(4);
  slow.resolve();
  await until("the slow one ends", () => seen.polled.includes(0));
});

test("a feed on which the fetcher itself fails is abandoned, and the others go on", async () => {
  const { seen, work } = polling(10, (feed) => (feed === 3 ? Promise.reject(new Error("a bug")) : Promise.resolve()));
  await using _ = pollDueFeeds(work, quiet);
  await until("the others are polled", () => seen.polled.length === 9);
  expect(seen.abandoned).toEqual([3]);
});

test("while a server of our own is away feeds are given back, and none is leased", async () => {
  let away = true;
  const { due, seen, work } = polling(2, () =>
    away ? Promise.reject(new Unavailable("no archive")) : Promise.resolve(),
  );
  const ready = () => (away ? Promise.reject(new Unavailable("no archive")) : Promise.resolve());
  await using _ = pollDueFeeds({ ...work, ready }, quiet);
  await until("they are given back", () => due.length === 2 && seen.running === 0);
  away = false;
  await until("they are polled", () => seen.polled.length === 2);
  expect(seen.abandoned).toEqual([]);
});

test("feeds that could not even be given back are, once the database is there again", async () => {
  let away = true;
  const gone = () => (away ? Promise.reject(new Unavailable("no database")) : Promise.resolve());
  const { due, seen, work } = polling(3, gone);
  const released: number[] = [];
  const release = async (feed: number) => {
    await gone();
    released.push(feed);
    due.push(feed);
  };
  await using _ = pollDueFeeds({ ...work, ready: gone, release }, quiet);
  await until("all polls fail", () => due.length === 0 && seen.running === 0);
  away = false;
  await until("they are polled", () => seen.polled.length === 3);
  expect(released.sort()).toEqual([0, 1, 2]);
});

test("polls that cannot be finished are tried one at a time and ever more seldom, though all seems well", async () => {
  const tries: number[] = [];
  const { work } = polling(100, async () => {
    tries.push(performance.now());
    throw new Unavailable("access denied");
  });
  await using _ = pollDueFeeds(work, quiet);
  await until("all slots are tried, and three feeds after them", () => tries.length === 7);
  const gaps = tries.slice(3).flatMap((time, n, all) => (n === 0 ? [] : [time - (all[n - 1] ?? 0)]));
  // 250 ms, doubled each time, less the quarter by which it is spread at most
  [187, 375, 750].forEach((leastMs, n) => expect(gaps[n]).toBeGreaterThanOrEqual(leastMs));
});

test("what becomes due is found when woken, and within a quarter of a second when not", async () => {
  const { due, seen, work } = polling(0, async () => {});
  let looks = 0;
  const lease = (limit: number) => {
    looks++;
    return work.lease(limit);
  };
  await using loop = pollDueFeeds({ ...work, lease }, quiet);
  await until("it has found nothing", () => looks === 1);
  due.push(1);
  loop.wake();
  await until("it is polled at once", () => seen.polled.length === 1, 100);
  due.push(2);
  await until("it is found", () => seen.polled.length === 2, 400);
});

test("a feed that is leased already is polled beside those that are due, even where all slots are taken", async () => {
  const slow = Promise.withResolvers<void>();
  const { seen, work } = polling(8, (feed) => (feed < 4 ? slow.promise : Promise.resolve()));
  const limits: number[] = [];
  const lease = (limit: number) => {
    limits.push(limit);
    return work.lease(limit);
  };
  {
    await using loop = pollDueFeeds({ ...work, lease }, quiet);
    await until("all slots are taken", () => seen.running === 4);
    loop.start(100);
    await until("it is polled", () => seen.polled.includes(100));
    slow.resolve();
    await until("the others are polled", () => seen.polled.length === 9);
  }
  expect(limits.every((limit) => limit > 0)).toBe(true);
});
test("disposal awaits a feed that was leased already", async () => {
  const slow = Promise.withResolvers<void>();
  const { seen, work } = polling(0, () => slow.promise);
  const loop = pollDueFeeds(work, quiet);
  loop.start(100);
  const disposed = loop[Symbol.asyncDispose]();
  slow.resolve();
  await disposed;
  expect(seen.polled).toEqual([100]);
});
