import { join, resolve } from "node:path";
import { newestBench, readBasis } from "./basis";
import { chart } from "./chart";
import { levels } from "./levels";
import { costLines } from "./lines";
import * as tables from "./tables";

const DOCS = resolve(import.meta.dir, "../../../docs");
export const PAGE = join(DOCS, "growth.md");
export const CHART = join(DOCS, "images/growth-cost.svg");

/** What the page holds between `<!-- name -->` and `<!-- /name -->`. */
export function calculated(): Record<string, string> {
  const basis = readBasis();
  const all = levels(basis);
  return {
    load: tables.loadTable(all, basis),
    plan: tables.planTable(all),
    streams: tables.streamTable(all),
    cost: tables.costTable(all),
    bench: `The benchmark is [docs/bench/${newestBench()}](bench/${newestBench()}).`,
    measured: tables.measuredTable(basis),
    assumed: tables.assumedTable(),
    prices: tables.priceTable(),
  };
}

export const drawnChart = (): string => chart("Cost a month on AWS", costLines(readBasis()));

/** The page with its tables in place; its words are written by hand. */
export function withTables(page: string, blocks: Readonly<Record<string, string>>): string {
  let filled = page;
  for (const [name, text] of Object.entries(blocks)) {
    const [before = "", rest] = filled.split(`<!-- ${name} -->`);
    const after = rest?.split(`<!-- /${name} -->`)[1];
    if (after === undefined) throw new Error(`docs/growth.md has no place <!-- ${name} --> … <!-- /${name} -->`);
    filled = `${before}<!-- ${name} -->\n\n${text}\n\n<!-- /${name} -->${after}`;
  }
  return filled;
}
