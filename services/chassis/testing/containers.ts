import type { StartedTestContainer } from "testcontainers";
import { disableReaper } from "./config";
import { runAfterExit } from "../embedded/run-after-exit";
import { freePort } from "../embedded/free-port";
import { type NatsLogin, natsConfig } from "../provision/nats-config";
import { natsAnswers, natsUrl } from "../embedded/nats-server";
import { POSTGRES_SUPERUSER } from "../embedded/postgres-cluster";
import { postgresAnswers } from "../embedded/postgres-server";

const START_TIMEOUT_MS = 60_000;
const LABEL = "infostream.test";
const REMOVE_OURS = `docker ps -aq --filter "label=${LABEL}=$1" | xargs -r docker rm -f -v`;
const MiB = 1024 * 1024;

export type Containers = ReturnType<typeof containers>;

/** Servers from the official images, for tests. All stop with `dispose`, or with this process. */
export function containers(run = crypto.randomUUID()) {
  disableReaper();
  const watcher = runAfterExit(REMOVE_OURS, run);

  async function container(image: string) {
    // loaded lazily, so that tests without containers do not pay for it
    const { GenericContainer } = await import("testcontainers");
    return new GenericContainer(image).withLabels({ [LABEL]: run }).withStartupTimeout(START_TIMEOUT_MS);
  }

  return {
    async postgres(password: string): Promise<StartedTestContainer & { url(database?: string): string }> {
      const started = await (
        await container("postgres:17")
      )
        .withEnvironment({ POSTGRES_PASSWORD: password })
        .withCommand(["postgres", "-c", "fsync=off", "-c", "full_page_writes=off"])
        .withExposedPorts(5432)
        .start();
      const host = `${started.getHost()}:${started.getMappedPort(5432)}`;
      const url = (database = "postgres") => `postgres://${POSTGRES_SUPERUSER}:${password}@${host}/${database}`;
      // the image starts it twice, and only the second start listens on TCP
      await until(() => postgresAnswers(url()));
      return Object.assign(started, { url });
    },

    async nats(users: readonly NatsLogin[], jetstream: boolean): Promise<StartedTestContainer & { host: string }> {
      const content = natsConfig({
        serverName: "infostream",
        listen: "0.0.0.0:4222",
        users,
        ...(jetstream
          ? {
              jetstream: {
                storeFolder: "/tmp/jetstream",
                durable: false,
                maxMemoryBytes: 64 * MiB,
                maxFileBytes: 16_384 * MiB,
              },
            }
          : {}),
      });
      const started = await (
        await container("nats:2.15")
      )
        .withCopyContentToContainer([{ content, target: "/etc/nats/infostream.conf" }])
        .withCommand(["--config", "/etc/nats/infostream.conf"])
        // a port that Docker chooses changes after a restart
        .withExposedPorts({ container: 4222, host: freePort() })
        .start();
      const host = `${started.getHost()}:${started.getMappedPort(4222)}`;
      await until(() => natsAnswers(natsUrl(host, users, users[0]?.user)));
      return Object.assign(started, { host });
    },

    async s3(accessKeyId: string, secretAccessKey: string): Promise<StartedTestContainer & { endpoint: string }> {
      const started = await (
        await container("versity/versitygw:v1.8.0")
      )
        .withEnvironment({ ROOT_ACCESS_KEY: accessKeyId, ROOT_SECRET_KEY: secretAccessKey })
        .withCommand(["--port", ":7070", "--health", "/health", "--quiet", "posix", "/tmp"])
        .withExposedPorts(7070)
        .start();
      const endpoint = `http://${started.getHost()}:${started.getMappedPort(7070)}`;
      await until(async () => {
        const { ok, status } = await fetch(`${endpoint}/health`, { signal: AbortSignal.timeout(2_000) });
        if (!ok) throw new Error(`${endpoint} answered ${status}`);
      });
      return Object.assign(started, { endpoint });
    },

    [Symbol.asyncDispose]: () => watcher[Symbol.asyncDispose](),
  };
}

async function until(answers: () => Promise<unknown>): Promise<void> {
  for (const limit = Date.now() + START_TIMEOUT_MS; ; await Bun.sleep(50)) {
    try {
      await answers();
      return;
    } catch (error) {
      if (Date.now() > limit) throw error;
    }
  }
}
