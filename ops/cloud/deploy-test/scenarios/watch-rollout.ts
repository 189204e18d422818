import { all, text } from "../aws/xml";
import { targetStates } from "../parts/load-balancer";
import type { World } from "../world";

/** How things stood at one moment. */
export interface Moment {
  /** Targets that the load balancer sends requests to, by instance. */
  readonly healthy: readonly string[];
  readonly states: Readonly<Record<string, string>>;
  /** Processes that are suspended, by group. */
  readonly suspended: ReadonlyMap<string, readonly string[]>;
}

export interface Watch extends AsyncDisposable {
  readonly moments: readonly Moment[];
}

const EVERY_MS = 500;

/** Looks again and again at the load balancer and at the groups. */
export function watchRollout(world: World): Watch {
  const moments: Moment[] = [];
  const ended = new AbortController();
  const loop = async () => {
    for (; !ended.signal.aborted; await Bun.sleep(EVERY_MS)) moments.push(await look(world));
  };
  const looking = loop();
  return {
    moments,
    async [Symbol.asyncDispose]() {
      ended.abort();
      await looking;
    },
  };
}

export async function look(world: World): Promise<Moment> {
  const [states, suspended] = await Promise.all([targetStates(world.environment), suspendedProcesses(world)]);
  const healthy = Object.keys(states).filter((id) => states[id] === "healthy");
  return { states, healthy, suspended };
}

async function suspendedProcesses({ aws }: World): Promise<ReadonlyMap<string, readonly string[]>> {
  const groups = all(await aws.query("autoscaling", "DescribeAutoScalingGroups"), "AutoScalingGroups/member");
  if (groups.length !== 3) throw new Error(`there are ${groups.length} groups, not three`);
  const processes = groups.map((group) =>
    all(group, "SuspendedProcesses/member").map((each) => text(each, "ProcessName")),
  );
  return new Map(groups.map((group, n) => [text(group, "AutoScalingGroupName"), processes[n] ?? []]));
}

/** How many groups are held still. */
export const held = ({ suspended }: Moment): number =>
  [...suspended.values()].filter((processes) => processes.length > 0).length;
