import { type Cost, costOf, total } from "./cost";
import { type Basis, type Load, loadOf } from "./load";
import { type Plan, planFor } from "./plan";
import { type Filling, fillings } from "./streams";

/** Everything that the page says of one number of feeds. */
export interface Level {
  readonly name: string;
  readonly load: Load;
  readonly fillings: readonly Filling[];
  readonly plan: Plan;
  readonly cost: Cost;
  readonly total: number;
}

/** How long articles and documents are kept where somebody deletes them. */
export const SHORTER_DAYS = 90;

export function levelOf(feeds: number, basis: Basis, keptDays = basis.articlesKeptDays): Level {
  const kept = { ...basis, articlesKeptDays: keptDays };
  const load = loadOf(feeds, kept);
  const filled = fillings(load, kept);
  const plan = planFor(
    load,
    kept,
    filled.reduce((sum, { gibForAge }) => sum + gibForAge, 0),
  );
  const cost = costOf(load, plan);
  const days = keptDays === basis.articlesKeptDays ? "" : `, ${keptDays} days kept`;
  return { name: `${feeds.toLocaleString("en")}${days}`, load, fillings: filled, plan, cost, total: total(cost) };
}

export const levels = (basis: Basis): Level[] => [
  ...[1_000, 10_000, 100_000, 1_000_000].map((feeds) => levelOf(feeds, basis)),
  levelOf(1_000_000, basis, SHORTER_DAYS),
];
