import { expect } from "bun:test";
import { until } from "@infostream/chassis/testing/until";
import { docker, script } from "../docker";
import { databaseName } from "../machines/database";
import { hostName } from "../machines/host";
import type { Deployment } from "../deployment";
import { expectServicesRecover } from "./no-message-lost";
import { containersSince, readiness } from "./service-state";
import { groupMembers, monitorAvailability } from "./monitor-availability";

/** The server is silent for a minute, as if the network dropped packets, then stopped for another minute. */
const MINUTE_MS = 60_000;
/** Every service must report that it is not ready within this time. */
const NOTICED_MS = 30_000;
/** Limit for an answer that needs only healthy servers. */
const PROMPT_MS = 5_000;
/** Services give up a silent PostgreSQL after 40 s; the load balancer would give up a service after 60. */
const DATABASE_OUTAGE_LIMIT_MS = 45_000;

interface Outage {
  readonly name: string;
  /** As `/readyz` calls it. */
  readonly server: "nats" | "postgres";
  /** What readers may get meanwhile, and how fast. */
  readonly statuses: readonly number[];
  readonly withinMs: number;
  /** Runs `docker <verb>` on the server's container. */
  readonly control: (...verbs: readonly string[]) => Promise<unknown>;
}

/** A shared server is down for two minutes: no host is replaced, readers get clear errors, nothing is lost. */
export function outages(deployment: Deployment): void {
  const { environment, hypervisor, stage } = deployment;
  const away = (name: string, of: () => Promise<Omit<Outage, "name">>) =>
    stage(name, async () => outage(deployment, { name, ...(await of()) }));

  away("outages: NATS is down for two minutes, and readers do not notice", async () => {
    const [nats] = await deployment.instances("nats");
    const name = hostName(environment, nats?.id ?? "");
    const control = (...verbs: readonly string[]) =>
      script(name, 'for verb; do docker "$verb" infostream-nats-1; done', ...verbs);
    return { server: "nats", statuses: [200], withinMs: PROMPT_MS, control };
  });

  away("outages: PostgreSQL is down for two minutes, and readers get a clear error", async () => {
    const { databases } = await hypervisor.settle();
    const control = async (...verbs: readonly string[]) => {
      for (const verb of verbs) await docker([verb, ...databases.map(({ id }) => databaseName(environment, id))]);
    };
    return { server: "postgres", statuses: [200, 503], withinMs: DATABASE_OUTAGE_LIMIT_MS, control };
  });
}

async function outage(deployment: Deployment, { name, server, statuses, withinMs, control }: Outage): Promise<void> {
  const hosts = (await deployment.instances()).filter(({ role }) => role !== "nats");
  const [members, since] = [await groupMembers(deployment.aws), await containersSince(deployment, hosts)];
  const observed = await monitorAvailability(deployment, async () => {
    for (const verbs of [["pause"], ["unpause", "stop"]]) {
      await control(...verbs);
      const begun = Date.now();
      for (const host of hosts) {
        const notices = async () => (await readiness(deployment, host)).status === 503;
        await until(`a ${host.role} that notices it`, notices, NOTICED_MS);
        const { status, body } = await readiness(deployment, host);
        expect([host.role, status, JSON.parse(body)]).toEqual([host.role, 503, notReady(server)]);
      }
      await Bun.sleep(begun + MINUTE_MS - Date.now());
    }
    await control("start");
    await expectServicesRecover(deployment);
  });
  const of = (status: number) => observed.answers.filter((answer) => answer.status === status).length;
  const longestMs = Math.max(...observed.answers.map(({ ms }) => ms));
  deployment.measured(name, { answers: observed.answers.length, good: of(200), unavailable: of(503), longestMs });
  expect([...observed.targetStates]).toEqual(["healthy"]);
  expect(await groupMembers(deployment.aws)).toEqual(members);
  expect(await containersSince(deployment, hosts)).toEqual(since);
  expect(observed.answers.filter(({ status }) => !statuses.includes(status))).toEqual([]);
  expect(observed.answers.filter(({ ms }) => ms > withinMs)).toEqual([]);
  // every allowed status must have occurred: an outage that no reader notices proves nothing
  expect(statuses.filter((status) => of(status) === 0)).toEqual([]);
}

const notReady = (server: string) => ({
  ready: false,
  checks: expect.objectContaining({ [server]: "unavailable" }),
});
