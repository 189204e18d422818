/** What `up` prints: a line a step. */
export interface Progress {
  print(line: string): void;
  /** Prints a tick, what was done and how long it took; `work` may return the words for what was done. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
}

export function progress(write: (text: string) => void): Progress {
  const print = (line: string) => write(`${line}\n`);
  return {
    print,
    async step(name, work) {
      const began = performance.now();
      const result = await work();
      const done = typeof result === "string" ? result : name;
      print(`✓ ${done} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
      return result;
    },
  };
}
