import { expect, test } from "bun:test";
import { cpuMsIn } from "./thread-stat";

const stat = (name: string) =>
  `8706 (${name}) R 8697 8697 4584 0 -1 4194368 515 0 0 0 51 7 0 0 20 0 5 0 102869 6709673984`;

test("processor time is user and system time together", () => expect(cpuMsIn(stat("Worker"))).toBe(580));

test("a thread's name may hold spaces and parentheses", () => expect(cpuMsIn(stat("a) R 1 (b"))).toBe(580));
