/** What `up` prints: one line per step. */
export interface Progress {
  print(line: string): void;
  /** Prints a tick, the name and how long `work` took; if `work` returns a string, that replaces the name. */
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
