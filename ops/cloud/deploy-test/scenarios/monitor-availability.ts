import type { Aws } from "../aws/call";
import { all, text } from "../aws/xml";
import { targetStates } from "../parts/load-balancer";
import type { Deployment } from "../deployment";

export interface Answer {
  readonly path: string;
  /** 0 if there was no answer. */
  readonly status: number;
  readonly ms: number;
  readonly afterS: number;
}

export interface Availability {
  /** Every state that the load balancer reported for an api. */
  readonly targetStates: ReadonlySet<string>;
  readonly answers: readonly Answer[];
}

const EVERY_MS = 1_000;
const GIVES_UP_MS = 60_000;
const PATHS = ["/", "/api/articles?limit=1", "/api/tags"];

/** Sends a request and reads the target states every second during the work. */
export async function monitorAvailability(
  { environment, page }: Deployment,
  happens: () => Promise<unknown>,
): Promise<Availability> {
  const states = new Set<string>();
  const answers: Promise<Answer>[] = [];
  const begun = Date.now();
  const ask = async (path: string): Promise<Answer> => {
    const asked = Date.now();
    const headers = { accept: "text/html, application/json" };
    const status = await page
      .fetch(path, { headers, signal: AbortSignal.timeout(GIVES_UP_MS) })
      .then(async (answer) => ((await answer.text()) === "" ? 0 : answer.status))
      .catch(() => 0);
    return { path, status, ms: Date.now() - asked, afterS: Math.round((asked - begun) / 1_000) };
  };
  const sample = async () => {
    const found = Object.values(await targetStates(environment));
    for (const state of found.length === 0 ? ["none"] : found) states.add(state);
    answers.push(ask(PATHS[answers.length % PATHS.length] ?? "/"));
  };
  const done = happens();
  const ended = done.then(
    () => true,
    () => true,
  );
  do await sample();
  while (!(await Promise.race([ended, Bun.sleep(EVERY_MS).then(() => false)])));
  await done;
  return { targetStates: states, answers: await Promise.all(answers) };
}

/** The instances of the Auto Scaling groups. moto never replaces any; AWS would replace one with an unhealthy target. */
export async function groupMembers(aws: Aws): Promise<readonly string[]> {
  const groups = await aws.query("autoscaling", "DescribeAutoScalingGroups");
  return all(groups, "AutoScalingGroups/member/Instances/member")
    .map((each) => text(each, "InstanceId"))
    .sort();
}
