import { type Health, readiness } from "@infostream/chassis/health";
import type { ServiceContext } from "@infostream/chassis/run";
import { Liveness, Readiness } from "@infostream/contracts/http/health";
import { route } from "../http/route";

export interface HealthDeps {
  readonly context: Pick<ServiceContext, "log" | "draining">;
  readonly health: Health;
}

/** Whether this process lives and takes requests, which balancers ask; and whether what it needs answers, which gates a deployment. */
export const healthRoutes = ({ context, health }: HealthDeps) => [
  route({
    id: "getLiveness",
    group: "Health",
    method: "GET",
    path: "/healthz",
    summary: "Whether this server lives and accepts requests, with or without its dependencies",
    answers: {
      200: { description: "it does", schema: Liveness, example: { status: "ok" } },
      503: { description: "it is shutting down", schema: Liveness, example: { status: "draining" } },
    },
  })(() =>
    context.draining() ? { status: 503, value: { status: "draining" } } : { status: 200, value: { status: "ok" } },
  ),
  route({
    id: "getReadiness",
    group: "Health",
    method: "GET",
    path: "/readyz",
    summary: "Whether every dependency answers",
    answers: {
      200: {
        description: "they all do",
        schema: Readiness,
        example: { ready: true, checks: { postgres: "ok", nats: "ok" }, degraded: [] },
      },
      503: {
        description: "one does not, or the server is shutting down",
        schema: Readiness,
        example: { ready: false, checks: { postgres: "ok", nats: "unavailable" }, degraded: [] },
      },
    },
  })(async () => {
    const state = await readiness(health, context);
    const value = { ready: state.ready, checks: { ...state.checks }, degraded: [...state.degraded] };
    return state.ready && !context.draining() ? { status: 200, value } : { status: 503, value };
  }),
];
