import type { Checks } from "@infostream/chassis/health";
import type { Life } from "@infostream/chassis/run";
import { readiness } from "@infostream/chassis/health";
import { Elysia } from "elysia";
import { own } from "../answers/own";

export interface HealthDeps {
  readonly life: Pick<Life, "log" | "draining">;
  readonly checks: Checks;
}

/** Whether this process lives and takes requests, which balancers ask; and whether what it needs answers, which gates a deployment. */
export const healthRoutes = ({ life, checks }: HealthDeps) =>
  new Elysia()
    .get("/healthz", () => (life.draining() ? own({ status: "draining" }, { status: 503 }) : own({ status: "ok" })))
    .get("/readyz", async () => {
      const state = await readiness(checks, life);
      return own(state, { status: state.ready && !life.draining() ? 200 : 503 });
    });
