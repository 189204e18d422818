/** Runs a step, prints its name and how long it took. */
export type Step = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export interface Timing {
  readonly step: string;
  readonly seconds: number;
}

/** Keeps what was measured, under a name. */
export type Measured = (name: string, figures: Readonly<Record<string, number>>) => void;

export interface Timings {
  readonly step: Step;
  readonly measured: Measured;
  readonly figures: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** So far, in the order in which they ended. */
  readonly list: readonly Timing[];
  table(): string;
}

export function timings(print: (line: string) => void): Timings {
  const list: Timing[] = [];
  const figures: Record<string, Readonly<Record<string, number>>> = {};
  return {
    list,
    figures,
    measured(name, numbers) {
      figures[name] = numbers;
      const words = Object.entries(numbers).map(([what, number]) => `${what} ${number}`);
      print(`${name}: ${words.join(", ")}`);
    },
    async step(name, work) {
      const began = performance.now();
      try {
        return await work();
      } finally {
        const seconds = Math.round((performance.now() - began) / 100) / 10;
        list.push({ step: name, seconds });
        print(`${name} (${seconds} s)`);
      }
    },
    table() {
      const width = Math.max(...list.map(({ step }) => step.length));
      return list.map(({ step, seconds }) => `${step.padEnd(width)} ${seconds.toFixed(1).padStart(7)} s`).join("\n");
    },
  };
}
