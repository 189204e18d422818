import type { Shape } from "../bench/options";
import { type KillRecord, percent } from "./kill-during-ingest";
import { type Backlog, inWords } from "./settle";
import type { Check } from "./verify";

/** One run, as `--json` writes it. */
export interface Result {
  readonly seed: string;
  readonly shape: Shape;
  readonly killed: readonly KillRecord[];
  /** Services that exited without being killed. */
  readonly unexpectedExits: number;
  /** From the import until the backlog was empty. */
  readonly settledSeconds: number;
  readonly left: Backlog;
  readonly checks: readonly Check[];
}

/** What went wrong, as sentences; empty if nothing was lost, duplicated or left behind. */
export function faultsIn({ killed, unexpectedExits, left, checks }: Result): string[] {
  const late = killed.filter(({ stored }) => stored >= 1).length;
  return [
    ...checks.flatMap(({ what, faults }) => named(faults).map((fault) => `${what}: ${fault}`)),
    ...named(left).map((fault) => `left in the backlog: ${fault}`),
    ...(unexpectedExits > 0 ? [`${unexpectedExits} services exited without being killed`] : []),
    ...(late > 0 ? [`${late} kills came after the ingest, so they prove nothing`] : []),
  ];
}

const named = (faults: Readonly<Record<string, number | null>> | Backlog) =>
  Object.entries(faults)
    .filter(([, count]) => count !== 0)
    .map(([what, count]) => `${count ?? "unknown"} ${inWords(what)}`);

/** The result as a person reads it. */
export function describe(result: Result): string {
  const { shape, seed, killed, settledSeconds, checks } = result;
  const faults = faultsIn(result);
  return [
    `${shape.feeds} feeds of ${shape.articles} articles, ${Math.round(shape.bytes / 1_000)} KB each; seed ${seed}`,
    "",
    "      at  stored  killed        back after",
    ...killed.map(
      ({ atSeconds, stored, part, backAfterSeconds }) =>
        `${atSeconds.toFixed(1).padStart(6)} s  ${percent(stored).padStart(6)}  ${part.padEnd(12)}  ${backAfterSeconds.toFixed(2)} s`,
    ),
    "",
    `settled ${settledSeconds.toFixed(1)} s after the import`,
    ...checks.map(({ what, seen, faults }) => `  ${String(seen).padStart(6)} ${what}: ${counts(faults)}`),
    "",
    faults.length === 0
      ? "Nothing was lost or duplicated."
      : `FAULTS:\n${faults.map((fault) => `  ${fault}`).join("\n")}`,
    "",
  ].join("\n");
}

const counts = (faults: Readonly<Record<string, number>>) =>
  Object.entries(faults)
    .map(([what, count]) => `${count} ${what}`)
    .join(", ");
