import { availableParallelism } from "node:os";

/** Two loops compete with the system for each processor, so the system gets about a third. */
const LOOPS_A_PROCESSOR = 2;

/** Keeps every processor busy until disposed, for at most `ms`. */
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
