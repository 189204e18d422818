import { expect } from "bun:test";
import type { World } from "../world";

/** A system that runs as it should: what looks for faults finds none. */
export function nothingAmiss(world: World): void {
  world.look("check: after all that, nothing is wrong on any host", async () => {
    const { code, log } = await world.play("check.yml");
    expect([log, code]).toEqual([log, 0]);
  });
}
