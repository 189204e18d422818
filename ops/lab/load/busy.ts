import { availableParallelism } from "node:os";

/** Each processor computes for two others beside what is tested, which gets about a third of it. */
const LOOPS_A_PROCESSOR = 2;

/** Keeps every processor busy until it is disposed, and for `ms` at most. */
export function loadProcessors(ms: number): AsyncDisposable {
  const loop = `const end = performance.now() + ${ms}; while (performance.now() < end);`;
  const loops = Array.from({ length: LOOPS_A_PROCESSOR * availableParallelism() }, () =>
    Bun.spawn([process.execPath, "--no-orphans", "-e", loop], { stdio: ["ignore", "ignore", "inherit"] }),
  );
  return {
    async [Symbol.asyncDispose]() {
      for (const each of loops) each.kill("SIGKILL");
      await Promise.all(loops.map(({ exited }) => exited));
    },
  };
}
