import { describeError } from "@infostream/chassis/log";
import { provisionJetStream } from "@infostream/chassis/provision/jetstream";
import { provisionPostgres } from "@infostream/chassis/provision/postgres-roles";
import { type Addresses, rolePasswords } from "./addresses";
import type { UpConfig } from "./config";
import type { Part } from "./part";
import { retryUntilAvailable } from "../setup/retry-until-available";
import type { Ports } from "./ports";
import type { Progress } from "../setup/progress";
import type { Secrets } from "../setup/secrets";
import { natsPart, postgresPart } from "./servers";
import { mockFeedsPart, serviceParts } from "./services";
import type { State } from "./state";
import { subscribe } from "../setup/subscribe";

export interface System {
  readonly config: UpConfig;
  readonly state: State;
  readonly secrets: Secrets;
  readonly ports: Ports;
  readonly addresses: Addresses;
  readonly adminToken: string;
  /** What every part inherits. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts all parts in dependency order; `start` resolves when a part is ready, and keeps it running. */
export async function startSystem(
  system: System,
  start: (part: Part) => Promise<void>,
  { step, print }: Progress,
  stop: AbortSignal,
): Promise<void> {
  const { config, state, secrets, ports, addresses, adminToken, env } = system;
  const { postgres, nats } = addresses;

  async function database() {
    if (!config.databaseUrl)
      await step(`PostgreSQL on port ${ports.postgres}`, async () =>
        start(await postgresPart(state, secrets, ports, addresses, env)),
      );
    const provision = () => provisionPostgres(postgres.admin, rolePasswords(secrets));
    await step("Roles and schemas", () => retryUntilAvailable("PostgreSQL", provision, print, stop));
  }
  async function broker() {
    if (!config.natsUrl)
      await step(`NATS on port ${ports.nats}`, async () =>
        start(await natsPart(state, secrets, ports, addresses, env, (line) => print(`✓ ${line}`))),
      );
    await step("Streams and consumers", () =>
      retryUntilAvailable("NATS", () => provisionJetStream(nats.admin), print, stop),
    );
  }
  async function mockFeeds() {
    if (config.feeds.kind === "mock") await step("Mock feeds", () => start(mockFeedsPart(addresses, ports, env)));
  }

  await Promise.all([database(), broker()]);
  const services = serviceParts(config, addresses, ports, adminToken, env);
  await Promise.all([mockFeeds(), ...services.map((part) => step(`Service ${part.name}`, () => start(part)))]);
  await subscribed(system, step, print);
}

/** A failure here stops nothing: the system works without these feeds. */
async function subscribed({ config, addresses, adminToken }: System, step: Progress["step"], print: Progress["print"]) {
  const api = { page: addresses.page, adminToken };
  try {
    await step("Feeds", () => subscribe(config.feeds, addresses.mockFeeds, api));
  } catch (error) {
    print(`✗ Could not subscribe to the feeds: ${describeError(error)}`);
  }
}
