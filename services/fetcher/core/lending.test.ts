import { expect, test } from "bun:test";
import { budgetFor, mayLend } from "./lending";

const budget = { totalBytes: 30, mostBytes: 15 };

test("the budget holds one body of the largest size, however large that is", () => {
  for (const bytes of [1024, 15 * 1024 * 1024, 512 * 1024 * 1024]) {
    const { totalBytes, mostBytes } = budgetFor(bytes);
    expect(mostBytes).toBeGreaterThan(bytes);
    expect(totalBytes).toBeGreaterThanOrEqual(mostBytes);
  }
});
test("a body may grow to the largest size while no other holds memory", () =>
  expect(mayLend({ totalBytes: 15, mostBytes: 15 }, [], { held: 0, wanted: 15 })).toBe(true));
test("a body that could then not be finished is not begun", () => {
  expect(mayLend(budget, [8, 8], { held: 0, wanted: 7 })).toBe(true);
  expect(mayLend(budget, [8, 8], { held: 0, wanted: 8 })).toBe(false);
});
test("the body that holds most may always go on", () => {
  expect(mayLend(budget, [8, 8, 7], { held: 8, wanted: 15 })).toBe(true);
  expect(mayLend(budget, [8, 8, 7], { held: 7, wanted: 8 })).toBe(false);
});
test("all bodies finish, in any order of requests", () => {
  for (let seed = 1; seed <= 200; seed++) expect(unfinished(seed)).toBe(0);
});

/** Twelve bodies grow by doubling, in an order drawn by chance, each until it is whole; how many are stuck in the end. */
function unfinished(seed: number): number {
  let state = seed;
  const draw = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
  const bodies = Array.from({ length: 12 }, () => ({ held: 0, size: 1 + draw(budget.mostBytes) }));
  const wantedBy = ({ held }: { held: number }) => Math.min(budget.mostBytes, held * 2 || 2);
  for (;;) {
    const held = bodies.map((body) => body.held);
    const able = bodies.filter((body) => mayLend(budget, held, { held: body.held, wanted: wantedBy(body) }));
    const body = able[draw(able.length)];
    if (body === undefined) return bodies.length;
    body.held = wantedBy(body);
    if (body.held >= body.size) bodies.splice(bodies.indexOf(body), 1);
  }
}
