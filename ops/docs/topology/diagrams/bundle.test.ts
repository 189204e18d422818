import { expect, test } from "bun:test";
import type { GroupRule } from "../stacks/security-groups";
import { alike, bundled } from "./bundle";

const way = (from: string, to: string, ports: string, only: string | null = null): GroupRule => ({
  from,
  to,
  ports,
  only,
  why: "",
});

const WAYS = ["a", "b"].flatMap((from) => [way(from, "broker", "4222"), way(from, "store", "5432")]);

test("groups that reach several others in the same way are alike", () => {
  expect(alike([...WAYS, way("door", "a", "80")])).toEqual(["a", "b"]);
  expect(alike([way("a", "b", "1"), way("b", "a", "1")])).toEqual([]);
});

test("one line from the box stands for a line from each group in it", () => {
  const lines = bundled(WAYS, { box: ["a", "b"] });
  expect(lines.map(({ from, to, ports }) => [from, to, ports])).toEqual([
    ["box", "broker", "4222"],
    ["box", "store", "5432"],
  ]);
});

test("a way that one group has alone keeps a line of its own", () => {
  const lines = bundled([...WAYS, way("c", "broker", "4222")], { box: ["a", "b"] });
  expect(lines.filter(({ to }) => to === "broker").map(({ from }) => from)).toEqual(["a", "b", "c"]);
});

test("one line to the box stands for a line to each group in it, only where the port is the same", () => {
  const boxes = { box: ["a", "b"] };
  expect(bundled([way("ssh", "a", "22"), way("ssh", "b", "22")], boxes)).toEqual([
    { from: "ssh", to: "box", ports: "22", only: null },
  ]);
  expect(bundled([way("watch", "a", "1"), way("watch", "b", "2")], boxes).length).toBe(2);
});

test("ports of the same pair share a line; a way that is open for a while does not", () => {
  const lines = bundled([way("all", "door", "80"), way("all", "door", "443"), way("all", "door", "1", "X = 0")], {});
  expect(lines.map(({ ports, only }) => [ports, only])).toEqual([
    ["80, 443", null],
    ["1", "X = 0"],
  ]);
});
