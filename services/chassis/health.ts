import type { Life } from "./run";

/** A dependency's check: resolves where it answers, throws what is wrong. */
export type Checks = Readonly<Record<string, () => Promise<void>>>;

export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, "ok" | "unavailable">>;
}

const CHECK_LIMIT_MS = 2000;

/** Asks every dependency at once. What is wrong in detail is for the log, not for whoever asks. */
export async function readiness(checks: Checks, { log }: Pick<Life, "log">): Promise<Readiness> {
  const states = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      try {
        await Promise.race([check(), late(name)]);
        return [name, "ok"] as const;
      } catch (error) {
        log.warn("dependency unavailable", { dependency: name, error });
        return [name, "unavailable"] as const;
      }
    }),
  );
  return { ready: states.every(([, state]) => state === "ok"), checks: Object.fromEntries(states) };
}

async function late(name: string): Promise<never> {
  await Bun.sleep(CHECK_LIMIT_MS);
  throw new Error(`${name} did not answer within ${CHECK_LIMIT_MS} ms`);
}

/** `/healthz` (alive and not draining, whatever the dependencies do) and `/readyz` (each dependency's state) on the ops port. */
export function serveHealth(at: { host: string; port: number }, checks: Checks, life: Life): Disposable {
  const server = Bun.serve({
    hostname: at.host,
    port: at.port,
    routes: {
      "/healthz": () =>
        Response.json({ status: life.draining() ? "draining" : "ok" }, { status: life.draining() ? 503 : 200 }),
      "/readyz": async () => {
        const state = await readiness(checks, life);
        return Response.json(state, { status: state.ready && !life.draining() ? 200 : 503 });
      },
    },
    fetch: () => new Response("not found\n", { status: 404 }),
  });
  return { [Symbol.dispose]: () => void server.stop(true) };
}
