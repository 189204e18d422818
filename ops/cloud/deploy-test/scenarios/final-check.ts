import { expect } from "bun:test";
import type { Deployment } from "../deployment";

/** A system that runs as it should: what looks for faults finds none. */
export function finalCheck(deployment: Deployment): void {
  deployment.check("check: after all that, nothing is wrong on any host", async () => {
    const { code, log } = await deployment.play("check.yml");
    expect([log, code]).toEqual([log, 0]);
  });
}
