import { expect, test } from "bun:test";
import { choosePorts } from "./ports";

const source = (taken: readonly number[] = []) => {
  let next = 1000;
  return { isFree: (port: number) => !taken.includes(port), choose: () => next++ };
};

test("at the first start each part gets its own port", () => {
  const ports = Object.values(choosePorts(null, source()));
  expect(new Set(ports).size).toBe(ports.length);
});

test("saved ports are kept, except one that another program has taken", () => {
  const kept = choosePorts(null, source());
  expect(choosePorts(kept, source())).toEqual(kept);
  const { nats, ...others } = choosePorts(kept, { ...source([kept.nats]), choose: () => 2000 });
  expect(nats).toBe(2000);
  expect(kept).toMatchObject(others);
});

test("two parts never get the same port, even from a file edited by hand", () => {
  const ports = Object.values(choosePorts({ nats: 7, postgres: 7, page: "many" }, source()));
  expect(new Set(ports).size).toBe(ports.length);
});
