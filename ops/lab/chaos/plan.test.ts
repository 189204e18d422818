import { expect, test } from "bun:test";
import { randomFrom } from "../../local/mock-feeds/random";
import { planKills } from "./plan";

test("each service is killed as often as requested, each server once, all during the ingest", () => {
  const { byFetched, byStored } = planKills(3, randomFrom("a"));
  const counts = Map.groupBy([...byFetched, ...byStored], ({ part }) => part);
  expect(Object.fromEntries([...counts].map(([part, kills]) => [part, kills.length]))).toEqual({
    fetcher: 3,
    tagger: 3,
    api: 3,
    "nats-server": 1,
    postgres: 1,
  });
  for (const kills of [byFetched, byStored]) {
    const killed = kills.map(({ at }) => at);
    expect(killed).toEqual(killed.toSorted((a, b) => a - b));
    expect(killed[0]).toBeGreaterThan(0);
    expect(killed.at(-1)).toBeLessThan(0.9);
  }
});

test("the same seed repeats the plan; another seed makes another plan", () => {
  expect(planKills(3, randomFrom("a"))).toEqual(planKills(3, randomFrom("a")));
  expect(planKills(3, randomFrom("a"))).not.toEqual(planKills(3, randomFrom("b")));
});
