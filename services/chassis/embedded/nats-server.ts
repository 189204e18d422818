import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { connect } from "nats";
import { natsLogin } from "../nats-login";
import { freePort } from "./free-port";
import { type NatsLogin, natsConfig } from "../provision/nats-config";
import { natsServerBinary } from "./nats-server-binary";
import { type RunningServer, runServer } from "./running-server";

export interface NatsOptions {
  /** Holds the configuration, which has the passwords in it, and the streams. */
  readonly folder: string;
  readonly port: number;
  readonly users: readonly NatsLogin[];
  /** `false`, for tests, gives up durability across a power cut. */
  readonly durable: boolean;
  readonly jetstream?: boolean;
  readonly report?: (line: string) => void;
}

export interface NatsServer extends RunningServer {
  readonly port: number;
  /** URL with a user's login in it; without a name, the first user's. */
  url(user?: string): string;
}

const MiB = 1024 * 1024;

/** Writes the server's configuration and returns the command that runs it in the foreground, on loopback only. */
export async function prepareNats({
  folder,
  port,
  users,
  durable,
  jetstream = true,
  report,
}: NatsOptions): Promise<string[]> {
  const binary = await natsServerBinary(report);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "nats-server.conf");
  const config = natsConfig({
    serverName: "infostream",
    listen: `127.0.0.1:${port}`,
    users,
    ...(jetstream
      ? {
          jetstream: {
            storeFolder: join(folder, "jetstream"),
            durable,
            maxMemoryBytes: 64 * MiB,
            maxFileBytes: 16 * 1024 * MiB,
          },
        }
      : {}),
  });
  await writeFile(file, config, { mode: 0o600 });
  return [binary, "--config", file];
}

/** Starts nats-server on 127.0.0.1 with all it keeps in `folder` and waits until its first user can log in. */
export async function startNats(options: Omit<NatsOptions, "port"> & { readonly port?: number }): Promise<NatsServer> {
  const port = options.port ?? freePort();
  const url = (user = options.users[0]?.user) => natsUrl(`127.0.0.1:${port}`, options.users, user);
  const server = await runServer({
    name: "nats-server",
    command: await prepareNats({ ...options, port }),
    folder: options.folder,
    stopSignal: "SIGTERM",
    answers: () => natsAnswers(url()),
  });
  return { ...server, port, url };
}

/** The URL by which one of these users logs in. */
export function natsUrl(host: string, users: readonly NatsLogin[], user: string | undefined): string {
  const login = users.find((one) => one.user === user);
  if (!login) throw new Error(`this NATS server has no user ${user}`);
  return `nats://${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@${host}`;
}

/** Throws unless a NATS server takes the login that is in the URL. */
export async function natsAnswers(url: string): Promise<void> {
  const connection = await connect({ ...natsLogin(url), reconnect: false, timeout: 2_000 });
  await connection.close();
}
