import type { ServiceContext } from "./run";

/** A dependency's check: resolves where it answers, throws what is wrong. */
export type Checks = Readonly<Record<string, () => Promise<void>>>;

/** What is wrong although every dependency answers, one sentence each; empty if nothing is. */
export type Degraded = () => readonly string[];

export interface Health {
  readonly checks: Checks;
  readonly degraded: readonly Degraded[];
}

export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, "ok" | "unavailable">>;
  /** Work that is stuck or denied, in words. It does not make a service unready, since a restart would not help. */
  readonly degraded: readonly string[];
}

const CHECK_LIMIT_MS = 2000;

/** Checks all dependencies at once. Details of a failure go to the log, not into the answer. */
export async function readiness(
  { checks, degraded }: Health,
  { log }: Pick<ServiceContext, "log">,
): Promise<Readiness> {
  const states = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      try {
        await Promise.race([check(), late(name)]);
        return [name, "ok"] as const;
      } catch (error) {
        log.warn("dependency.unavailable", "A server that this service needs does not answer.", {
          dependency: name,
          error,
        });
        return [name, "unavailable"] as const;
      }
    }),
  );
  return {
    ready: states.every(([, state]) => state === "ok"),
    checks: Object.fromEntries(states),
    degraded: degraded.flatMap((each) => each()),
  };
}

async function late(name: string): Promise<never> {
  await Bun.sleep(CHECK_LIMIT_MS);
  throw new Error(`${name} did not answer within ${CHECK_LIMIT_MS} ms`);
}

/** `/healthz` (alive and not draining, independent of its dependencies) and `/readyz` (each dependency's state, and what is stuck) on the ops port. */
export function serveHealth(at: { host: string; port: number }, health: Health, context: ServiceContext): Disposable {
  const server = Bun.serve({
    hostname: at.host,
    port: at.port,
    routes: {
      "/healthz": () =>
        Response.json({ status: context.draining() ? "draining" : "ok" }, { status: context.draining() ? 503 : 200 }),
      "/readyz": async () => {
        const state = await readiness(health, context);
        return Response.json(state, { status: state.ready && !context.draining() ? 200 : 503 });
      },
    },
    fetch: () => new Response("not found\n", { status: 404 }),
  });
  return { [Symbol.dispose]: () => void server.stop(true) };
}
