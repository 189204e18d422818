import { script } from "../docker";
import { hostName } from "../machines/host";
import type { Instance } from "../machines/recorded";
import type { World } from "../world";
import { nothingIsLost } from "./nothing-lost";

/** Until a host has booted and what it runs has started. */
export const BOOT_MS = 240_000;

export interface NatsStages {
  /** Registers a stage in which something happens while somebody publishes: what was promised in one has to hold in the next. */
  natsStage(name: string, happens: () => Promise<unknown>): void;
  /** The only host of a role. */
  the(role: Instance["role"]): Promise<Instance>;
  on(host: Instance, command: string): Promise<string>;
}

export function natsStages(world: World): NatsStages {
  let promised: readonly string[] = [];
  return {
    natsStage: (name, happens) =>
      world.stage(name, async () => {
        promised = await nothingIsLost(world, promised, happens);
      }),
    async the(role) {
      const [host, ...more] = await world.instances(role);
      if (host === undefined || more.length > 0) throw new Error(`there is not exactly one ${role}`);
      return host;
    },
    on: async ({ id }, command) => (await script(hostName(world.environment, id), command)).trim(),
  };
}
