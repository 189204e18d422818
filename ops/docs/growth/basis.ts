import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Result } from "../../lab/bench/report/result";
import { assumed } from "./assumed";
import { numbersOf } from "./figure";
import type { Basis } from "./load";
import { measuredBy } from "./measured";

const BENCH = resolve(import.meta.dir, "../../../docs/bench");

/** What is measured, by the newest benchmark, and what is assumed. */
export function readBasis(): Basis {
  const result = readNewest();
  return { ...numbersOf(assumed), ...measuredBy(result, result.shape.feeds) };
}

export const newestBench = (): string =>
  readdirSync(BENCH)
    .filter((name) => /^\d{4}-\d\d-\d\d\.json$/.test(name))
    .sort()
    .at(-1) ?? "";

// written by `bun run bench --out`, in this shape
const readNewest = (): Result => JSON.parse(readFileSync(join(BENCH, newestBench()), "utf8")) as Result;
