import { natsUsers } from "@infostream/contracts/nats-users";
import { rm } from "node:fs/promises";
import { provisionJetStream } from "../provision/jetstream";
import type { NatsLogin } from "../provision/nats-config";
import { natsUrl, startNats } from "../embedded/nats-server";
import { sharedServers } from "./test-servers";

export interface TestNats extends AsyncDisposable {
  /** URL with a user's login in it; without a name, the first user's, which may do everything unless `users` is given. */
  url(user?: string): string;
  /** Stops the server until `start`, which keeps its address and data. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

export interface TestNatsOptions {
  /** By default `admin`, first, and the services' users. */
  readonly users?: readonly NatsLogin[];
  readonly jetstream?: boolean;
  /** Whether to make the streams and consumers, which the first user must be allowed to. */
  readonly streams?: boolean;
}

const DEPLOYED: readonly NatsLogin[] = [
  { user: "admin", password: "admin" },
  ...Object.entries(natsUsers).map(([user, permissions]) => ({ user, password: user, permissions })),
];

/** A NATS server of its own, with the users, streams and consumers that are deployed unless the options change them. */
export async function testNats({
  users = DEPLOYED,
  jetstream = true,
  streams = jetstream,
}: TestNatsOptions = {}): Promise<TestNats> {
  const server = await start(users, jetstream);
  if (streams) await provisionJetStream(server.url());
  return server;
}

async function start(users: readonly NatsLogin[], jetstream: boolean): Promise<TestNats> {
  const { containers, folder } = sharedServers();
  if (containers) {
    const container = await containers.nats(users, jetstream);
    return {
      url: (user = users[0]?.user) => natsUrl(container.host, users, user),
      stop: async () => void (await container.stop({ remove: false })),
      start: () => container.restart(),
      [Symbol.asyncDispose]: async () => void (await container.stop()),
    };
  }
  const path = await folder("nats");
  const startAt = (port?: number) => startNats({ folder: path, users, jetstream, durable: false, port });
  let server = await startAt();
  return {
    url: server.url,
    stop: async () => server[Symbol.asyncDispose](),
    start: async () => void (server = await startAt(server.port)),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await rm(path, { recursive: true, force: true });
    },
  };
}
