import { natsConfig } from "@infostream/chassis/provision/nats-config";
import { natsLogins } from "../setup/nats-logins";
import { type Secrets, secretNames } from "../setup/secrets";

export const composeSecretNames = [...secretNames, "s3"] as const;
export type ComposeSecrets = Secrets & { readonly s3: string };

/** Containers that read secrets, each only its own folder. */
export type Reader = "nats" | "postgres" | "s3" | "provision" | "fetcher" | "tagger" | "api" | "subscribe";

const MiB = 1024 * 1024;
const S3_USER = "infostream";

/** The secrets of each container, as `<reader>/<file>`. */
export function secretFiles(secrets: ComposeSecrets): Readonly<Record<Reader, Readonly<Record<string, string>>>> {
  const nats = (user: string, password: string) => `nats://${user}:${password}@nats:4222`;
  const postgres = (user: string, password: string) => `postgres://${user}:${password}@postgres:5432/infostream`;
  const aws = `[default]\naws_access_key_id = ${S3_USER}\naws_secret_access_key = ${secrets.s3}\n`;
  return {
    nats: { "nats.conf": natsServerConfig(secrets) },
    postgres: { password: secrets.postgres },
    s3: { user: S3_USER, password: secrets.s3 },
    provision: {
      "nats-url": nats("admin", secrets.natsAdmin),
      "database-url": postgres("postgres", secrets.postgres),
      "fetcher-password": secrets.postgresFetcher,
      "tagger-password": secrets.postgresTagger,
      "api-password": secrets.postgresApi,
      "aws-credentials": aws,
    },
    fetcher: {
      "nats-url": nats("fetcher", secrets.natsFetcher),
      "database-url": postgres("fetcher", secrets.postgresFetcher),
      "aws-credentials": aws,
    },
    tagger: {
      "nats-url": nats("tagger", secrets.natsTagger),
      "database-url": postgres("tagger", secrets.postgresTagger),
      "aws-credentials": aws,
    },
    api: {
      "nats-url": nats("api", secrets.natsApi),
      "database-url": postgres("api", secrets.postgresApi),
      "admin-token": secrets.adminToken,
    },
    subscribe: { "admin-token": secrets.adminToken },
  };
}

const natsServerConfig = (secrets: Secrets) =>
  natsConfig({
    serverName: "infostream",
    listen: "0.0.0.0:4222",
    // only for the health check
    monitor: "127.0.0.1:8222",
    users: natsLogins(secrets),
    jetstream: {
      storeFolder: "/data",
      durable: true,
      maxMemoryBytes: 64 * MiB,
      maxFileBytes: 16 * 1024 * MiB,
    },
  });
