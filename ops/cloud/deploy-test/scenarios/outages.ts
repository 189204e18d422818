import { expect } from "bun:test";
import { docker, script } from "../docker";
import { databaseName } from "../machines/database";
import { hostName } from "../machines/host";
import type { World } from "../world";
import { servicesGoOn } from "./nothing-lost";
import { containersSince, readiness } from "./running";
import { groupMembers, watchReaders } from "./watch-readers";

/** The server says nothing for a minute, as behind a network that drops packets; then it is gone for another. */
const MINUTE_MS = 60_000;
/** Until a service has surely been asked whether it is ready. */
const NOTICED_MS = 15_000;
/** A reader waits no longer for the page while nothing that it needs is away. */
const PROMPT_MS = 5_000;
/** Services give up a silent PostgreSQL after 40 s; the load balancer would give up a service after 60. */
const PATIENCE_MS = 45_000;

interface Outage {
  readonly name: string;
  /** As `/readyz` calls it. */
  readonly server: "nats" | "postgres";
  /** What readers may get meanwhile, and within what time. */
  readonly statuses: readonly number[];
  readonly withinMs: number;
  /** `docker <verb>` on whatever the server runs in. */
  readonly tell: (...verbs: readonly string[]) => Promise<unknown>;
}

/** A server that all share is away for two minutes: nobody is replaced for it, readers are told, nothing is lost. */
export function outages(world: World): void {
  const { environment, hypervisor, stage } = world;
  const away = (name: string, of: () => Promise<Omit<Outage, "name">>) =>
    stage(name, async () => outage(world, { name, ...(await of()) }));

  away("outages: NATS is away for two minutes, and readers notice nothing", async () => {
    const [nats] = await world.instances("nats");
    const name = hostName(environment, nats?.id ?? "");
    const tell = (...verbs: readonly string[]) =>
      script(name, 'for verb; do docker "$verb" infostream-nats-1; done', ...verbs);
    return { server: "nats", statuses: [200], withinMs: PROMPT_MS, tell };
  });

  away("outages: PostgreSQL is away for two minutes, and readers are told so", async () => {
    const { databases } = await hypervisor.settle();
    const tell = async (...verbs: readonly string[]) => {
      for (const verb of verbs) await docker([verb, ...databases.map(({ id }) => databaseName(environment, id))]);
    };
    return { server: "postgres", statuses: [200, 503], withinMs: PATIENCE_MS, tell };
  });
}

async function outage(world: World, { name, server, statuses, withinMs, tell }: Outage): Promise<void> {
  const hosts = (await world.instances()).filter(({ role }) => role !== "nats");
  const [members, since] = [await groupMembers(world.aws), await containersSince(world, hosts)];
  const seen = await watchReaders(world, async () => {
    for (const verbs of [["pause"], ["unpause", "stop"]]) {
      await tell(...verbs);
      const begun = Date.now();
      await Bun.sleep(NOTICED_MS);
      for (const host of hosts) {
        const { status, body } = await readiness(world, host);
        expect([host.role, status, JSON.parse(body)]).toEqual([host.role, 503, inTrouble(server)]);
      }
      await Bun.sleep(begun + MINUTE_MS - Date.now());
    }
    await tell("start");
    await servicesGoOn(world);
  });
  const of = (status: number) => seen.answers.filter((answer) => answer.status === status).length;
  const longestMs = Math.max(...seen.answers.map(({ ms }) => ms));
  world.measured(name, { answers: seen.answers.length, good: of(200), unavailable: of(503), longestMs });
  expect([...seen.targetStates]).toEqual(["healthy"]);
  expect(await groupMembers(world.aws)).toEqual(members);
  expect(await containersSince(world, hosts)).toEqual(since);
  expect(seen.answers.filter(({ status }) => !statuses.includes(status))).toEqual([]);
  expect(seen.answers.filter(({ ms }) => ms > withinMs)).toEqual([]);
  // who may be told was told: an outage that no reader meets with is none
  expect(statuses.filter((status) => of(status) === 0)).toEqual([]);
}

const inTrouble = (server: string) => ({
  ready: false,
  checks: expect.objectContaining({ [server]: "unavailable" }),
});
