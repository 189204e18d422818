import { Type as t } from "@sinclair/typebox";

export const Liveness = t.Object({ status: t.Union([t.Literal("ok"), t.Literal("draining")]) }, { $id: "Liveness" });

export const Readiness = t.Object(
  {
    ready: t.Boolean(),
    checks: t.Record(t.String(), t.Union([t.Literal("ok"), t.Literal("unavailable")]), {
      description: "the state of each dependency",
    }),
    degraded: t.Array(t.String(), {
      description: "what is stuck or denied although every dependency answers, in sentences",
    }),
  },
  { $id: "Readiness" },
);
