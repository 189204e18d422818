import { natsAnswers, prepareNats } from "@infostream/chassis/embedded/nats-server";
import { preparePostgres } from "@infostream/chassis/embedded/postgres-cluster";
import { postgresAnswers } from "@infostream/chassis/embedded/postgres-server";
import type { Addresses } from "./addresses";
import { natsLogins } from "../setup/nats-logins";
import type { Part } from "./part";
import type { Ports } from "./ports";
import type { Secrets } from "../setup/secrets";
import type { State } from "./state";

type Env = Readonly<Record<string, string>>;

/** PostgreSQL as a part. Creates its cluster at the first start. */
export async function postgresPart(
  state: State,
  secrets: Secrets,
  ports: Ports,
  addresses: Addresses,
  env: Env,
): Promise<Part> {
  const { folder, port } = { folder: state.postgres, port: ports.postgres };
  // provisioning creates the database itself
  const maintenance = Object.assign(new URL(addresses.postgres.admin), { pathname: "/postgres" }).href;
  return {
    name: "postgres",
    command: await preparePostgres({ folder, port, password: secrets.postgres, durable: true }),
    env,
    ready: () => postgresAnswers(maintenance),
    // its "fast" stop; SIGTERM would wait for every client to leave
    stopSignal: "SIGINT",
    // its "immediate" stop; SIGKILL would leave its shared memory behind
    killSignal: "SIGQUIT",
  };
}

/** NATS as a part, with a user for each service, `observer`, and `admin`, which provisions. */
export async function natsPart(
  state: State,
  secrets: Secrets,
  ports: Ports,
  addresses: Addresses,
  env: Env,
  print: (line: string) => void,
): Promise<Part> {
  const users = natsLogins(secrets);
  return {
    name: "nats-server",
    command: await prepareNats({ folder: state.nats, port: ports.nats, users, durable: true, report: print }),
    env,
    ready: () => natsAnswers(addresses.nats.admin),
    stopSignal: "SIGTERM",
  };
}
