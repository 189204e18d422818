import { readiness } from "@infostream/chassis/health";
import { Elysia } from "elysia";
import { own } from "../answers/own";
import type { World } from "../world";

/** Whether this process lives and takes requests, which balancers ask; and whether what it needs answers, which gates a deployment. */
export const healthRoutes = ({ life, health }: World) =>
  new Elysia()
    .get("/healthz", () => (life.draining() ? own({ status: "draining" }, { status: 503 }) : own({ status: "ok" })))
    .get("/readyz", async () => {
      const state = await readiness(health, life);
      return own(state, { status: state.ready && !life.draining() ? 200 : 503 });
    });
