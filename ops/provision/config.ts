import type { RolePasswords } from "@infostream/chassis/provision/postgres-roles";
import { type Env, readSettings } from "@infostream/chassis/settings";

export interface ProvisionConfig {
  readonly natsUrl: string;
  /** PEM file of the authority that signed the servers' certificates, where it is a private one. */
  readonly caFile: string | null;
  /** Copies of every stream: 1 on one host, 3 on three. */
  readonly replicas: number;
  readonly databaseUrl: string;
  readonly passwords: RolePasswords;
  /** The bucket is made where this is `s3://`. */
  readonly archiveUrl: string;
}

export const help = `Makes the streams, consumers, roles, schemas and the bucket that the services need. Safe to run again.

  bun ops/provision.ts

Settings are environment variables; NAME_FILE names a file that holds the value of NAME.

  NATS_URL           nats://user:password@host:port of a user that may do everything
  NATS_CA_FILE       PEM file of a private authority that signed the certificates of tls:// servers
  NATS_REPLICAS      copies of every stream: 1 on one host, 3 on three (1)
  DATABASE_URL       postgres://user:password@host:port/database of a user that may create roles and schemas;
                     the database is made where it is missing
  FETCHER_PASSWORD   password that the role fetcher gets
  TAGGER_PASSWORD    password that the role tagger gets
  API_PASSWORD       password that the role api gets
  ARCHIVE_URL        s3://bucket/prefix, with the AWS variables, or file:///path
`;

/** Reads all settings; the error names every fault at once. */
export const readConfig = (env: Env): ProvisionConfig =>
  readSettings(env, (settings) => ({
    natsUrl: settings.url("NATS_URL", ["nats", "tls"]),
    caFile: settings.optional("NATS_CA_FILE"),
    replicas: settings.integer("NATS_REPLICAS", { min: 1, max: 5 }, 1),
    databaseUrl: settings.url("DATABASE_URL", ["postgres", "postgresql"]),
    passwords: {
      fetcher: settings.text("FETCHER_PASSWORD"),
      tagger: settings.text("TAGGER_PASSWORD"),
      api: settings.text("API_PASSWORD"),
    },
    archiveUrl: settings.url("ARCHIVE_URL", ["s3", "file"]),
  }));
