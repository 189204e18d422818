import { isDeepStrictEqual } from "node:util";
import { describeError } from "@infostream/chassis/log";
import type { Aws } from "../aws/call";
import { docker } from "../docker";
import type { Environment } from "../environment";
import type { Enforced } from "../groups/enforce";
import { hostName } from "./host";
import { type Recorded, recorded } from "./recorded";
import { settle } from "./settle";

/** Runs the machines under the instances, in line with what AWS records. */
export interface Hypervisor {
  settle(): Promise<Recorded>;
  /** Keeps doing so during work that changes the records, such as a playbook that attaches a volume. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Power off and on again; what the machine had in memory is gone. */
  reboot(instance: string): Promise<void>;
  /** Terminates an instance, its machine and its disk. Its Auto Scaling group launches another. */
  terminate(instance: string): Promise<void>;
}

const BETWEEN_MS = 2_000;

export function hypervisor(aws: Aws, environment: Environment): Hypervisor {
  const enforced: Enforced = new Map();
  let last: Promise<unknown> = Promise.resolve();
  let real: Recorded | null = null;
  async function makeReal(): Promise<Recorded> {
    const record = await recorded(aws);
    if (isDeepStrictEqual(record, real)) return record;
    real = null;
    await settle(aws, environment, record, enforced);
    real = record;
    return record;
  }
  // one after the other: two at once would launch a machine twice
  const settled = () => {
    const next = last.then(makeReal);
    last = next.catch(() => {});
    return next;
  };
  return {
    settle: settled,
    async during(work) {
      const done = work();
      const ended = done.then(
        () => true,
        () => true,
      );
      while (!(await Promise.race([ended, Bun.sleep(BETWEEN_MS).then(() => false)])))
        await settled().catch((error: unknown) => process.stderr.write(`${describeError(error)}\n`));
      return done;
    },
    async reboot(instance) {
      await docker(["kill", hostName(environment, instance)]);
      await docker(["start", hostName(environment, instance)]);
    },
    async terminate(instance) {
      await aws.query("ec2", "TerminateInstances", { "InstanceId.1": instance });
      await settled();
    },
  };
}
