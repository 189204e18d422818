import { script } from "../docker";
import { hostName } from "../machines/host";
import type { Instance } from "../machines/recorded";
import type { Deployment } from "../deployment";
import { expectNoMessageLost } from "./no-message-lost";

/** Time for a host to boot and start its services. */
export const BOOT_MS = 240_000;

export interface NatsStages {
  /** Registers a stage that disturbs NATS during publishing. Messages acknowledged in one stage must survive all later ones. */
  natsStage(name: string, happens: () => Promise<unknown>): void;
  /** The only host of a role. */
  the(role: Instance["role"]): Promise<Instance>;
  on(host: Instance, command: string): Promise<string>;
}

export function natsStages(deployment: Deployment): NatsStages {
  let promised: readonly string[] = [];
  return {
    natsStage: (name, happens) =>
      deployment.stage(name, async () => {
        promised = await expectNoMessageLost(deployment, promised, happens);
      }),
    async the(role) {
      const [host, ...more] = await deployment.instances(role);
      if (host === undefined || more.length > 0) throw new Error(`Expected exactly one ${role} host`);
      return host;
    },
    on: async ({ id }, command) => (await script(hostName(deployment.environment, id), command)).trim(),
  };
}
