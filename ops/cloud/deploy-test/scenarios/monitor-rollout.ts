import { all, text } from "../aws/xml";
import { targetStates } from "../parts/load-balancer";
import type { Deployment } from "../deployment";

/** The state of a rollout at one moment. */
export interface RolloutState {
  /** Targets that the load balancer sends requests to, by instance. */
  readonly healthy: readonly string[];
  readonly states: Readonly<Record<string, string>>;
  /** Processes that are suspended, by group. */
  readonly suspended: ReadonlyMap<string, readonly string[]>;
}

export interface RolloutMonitor extends AsyncDisposable {
  readonly recorded: readonly RolloutState[];
}

const EVERY_MS = 500;

/** Polls the load balancer and the Auto Scaling groups until disposed. */
export function monitorRollout(deployment: Deployment): RolloutMonitor {
  const recorded: RolloutState[] = [];
  const ended = new AbortController();
  const loop = async () => {
    for (; !ended.signal.aborted; await Bun.sleep(EVERY_MS)) recorded.push(await currentRollout(deployment));
  };
  const polling = loop();
  return {
    recorded,
    async [Symbol.asyncDispose]() {
      ended.abort();
      await polling;
    },
  };
}

export async function currentRollout(deployment: Deployment): Promise<RolloutState> {
  const [states, suspended] = await Promise.all([targetStates(deployment.environment), suspendedProcesses(deployment)]);
  const healthy = Object.keys(states).filter((id) => states[id] === "healthy");
  return { states, healthy, suspended };
}

async function suspendedProcesses({ aws }: Deployment): Promise<ReadonlyMap<string, readonly string[]>> {
  const groups = all(await aws.query("autoscaling", "DescribeAutoScalingGroups"), "AutoScalingGroups/member");
  if (groups.length !== 3) throw new Error(`Expected three Auto Scaling groups, found ${groups.length}`);
  const processes = groups.map((group) =>
    all(group, "SuspendedProcesses/member").map((each) => text(each, "ProcessName")),
  );
  return new Map(groups.map((group, n) => [text(group, "AutoScalingGroupName"), processes[n] ?? []]));
}

/** How many groups have suspended processes. */
export const suspendedGroups = ({ suspended }: RolloutState): number =>
  [...suspended.values()].filter((processes) => processes.length > 0).length;
