import { expect, test } from "bun:test";
import { limitConcurrency } from "./limit-concurrency";

test("so many run at once, the others in their order, and a failure frees its place", async () => {
  const turn = limitConcurrency(2);
  const begun: number[] = [];
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
  const all = gates.map((gate, n) =>
    turn(async () => {
      begun.push(n);
      await gate.promise;
      return n;
    }),
  );
  const settled = Promise.allSettled(all);
  await Bun.sleep(0);
  expect(begun).toEqual([0, 1]);
  gates[1]?.reject(new Error("away"));
  await Bun.sleep(0);
  expect(begun).toEqual([0, 1, 2]);
  for (const gate of gates) gate.resolve();
  expect((await settled).map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
    "fulfilled",
    "fulfilled",
  ]);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  expect(await turn(async () => "free")).toBe("free");
});
