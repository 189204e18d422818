import type { Timing } from "./timings";

/** The contents of build/deploy-test.json after a run. */
export interface RunReport {
  readonly timings: readonly Timing[];
  readonly figures: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const BAR_S = 15;

/** A run's timings and figures for docs/deploy.md: each scenario's time as a bar, and the readers' results. */
export function timingsPage({ timings, figures }: RunReport): string {
  const scenarios = Array.from(
    Map.groupBy(timings, ({ step }) => step.split(":")[0] ?? step),
    ([name, steps]) => [name, steps.reduce((sum, { seconds }) => sum + seconds, 0)] as const,
  );
  const total = scenarios.reduce((sum, [, seconds]) => sum + seconds, 0);
  const underLoad = Object.entries(figures).filter(([, figure]) => "requests" in figure);
  const outages = Object.entries(figures).filter(([, figure]) => "unavailable" in figure);
  return [
    ...table(
      ["scenario", "seconds", ""],
      [...scenarios, ["all", total] as const].map(([name, seconds]) => [
        name,
        count(seconds),
        name === "all" ? "" : "█".repeat(Math.ceil(seconds / BAR_S)),
      ]),
    ),
    "",
    "What readers met with meanwhile:",
    "",
    ...table(
      ["while", "seconds", "requests", "failed", "p99 ms", "longest ms", "followers came back", "articles followed"],
      underLoad.map(([name, figure]) => [
        name,
        ...["seconds", "requests", "failed", "p99Ms", "longestMs", "reconnects", "articles"].map((key) =>
          count(figure[key]),
        ),
      ]),
    ),
    ...(outages.length === 0
      ? []
      : ["", ...table(["while", "answers", "200", "503", "longest ms"], outages.map(answers))]),
  ].join("\n");
}

type Named = readonly [name: string, figure: Readonly<Record<string, number>>];

const answers = ([name, figure]: Named) => [
  name.replace(/^outages: /, ""),
  ...["answers", "good", "unavailable", "longestMs"].map((key) => count(figure[key])),
];

const count = (number = 0) => Math.round(number).toLocaleString("en");

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}
