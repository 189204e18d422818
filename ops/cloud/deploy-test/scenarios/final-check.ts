import { expect } from "bun:test";
import type { Deployment } from "../deployment";

/** check.yml finds no fault in a healthy system. */
export function finalCheck(deployment: Deployment): void {
  deployment.check("check: after all scenarios check.yml finds no fault", async () => {
    const { code, log } = await deployment.play("check.yml");
    expect([log, code]).toEqual([log, 0]);
  });
}
