import type { RolePasswords, ServiceRole } from "@infostream/chassis/provision/postgres-roles";
import { type Env, readSettings, type Settings } from "@infostream/chassis/settings";

export interface ProvisionConfig {
  readonly natsUrl: string;
  /** PEM file of the private authority that signed the servers' certificates. */
  readonly caFile: string | null;
  /** Copies of every stream: 1 on one host, 3 on three. */
  readonly replicas: number;
  /** Recreate the consumers so that they read from this time on. */
  readonly replaySince: Date | null;
  readonly databaseUrl: string;
  readonly passwords: RolePasswords;
  readonly logins: Readonly<Record<ServiceRole, string>>;
  readonly retireLogins: boolean;
  /** An `s3://` bucket is created where it is missing. */
  readonly archiveUrl: string | null;
}

export const help = `Creates the streams, consumers, roles, schemas and the bucket that the services need. It is safe to run again.

  bun ops/provision.ts

Settings are environment variables. NAME_FILE names a file that holds the value of NAME.

  NATS_URL           nats://user:password@host:port of a user with all permissions
  NATS_CA_FILE       PEM file of the private authority that signed the certificates of tls:// servers
  NATS_REPLICAS      copies of every stream: 1 on one host, 3 on three (1)
  REPLAY_SINCE       a time such as 2026-11-21T03:00:00Z: recreates the consumers so that they read the streams from then on.
                     Use it after restoring the database to that time. Ids that the database assigned since are not
                     reused. Services may process a message twice, which is harmless
  DATABASE_URL       postgres://user:password@host:port/database of a user that may create roles and schemas.
                     A missing database is created, which needs PostgreSQL 17.
                     ?sslmode=verify-full&sslrootcert=<PEM file> verifies the server's certificate
  FETCHER_PASSWORD   password of the fetcher's login
  FETCHER_LOGIN      name of that login: fetcher, or a name that starts with fetcher_, such as fetcher_a (fetcher)
  TAGGER_PASSWORD    password of the tagger's login
  TAGGER_LOGIN       name of that login (tagger)
  API_PASSWORD       password of the api's login
  API_LOGIN          name of that login (api)
  RETIRE_LOGINS      true closes every other login of these roles and ends its sessions (false)
  ARCHIVE_URL        s3://bucket/prefix, with the AWS variables: creates a missing bucket. Unset or file:///path: does nothing
`;

function loginOf(settings: Settings, role: ServiceRole): string {
  const name = `${role.toUpperCase()}_LOGIN`;
  const login = settings.text(name, role);
  // any other name could belong to another service or to the admin
  if (!RegExp(`^${role}(_[a-z0-9_]{1,40})?$`).test(login))
    settings.fault(
      `${name} must be ${role} or a name such as ${role}_a in lower-case letters and digits, not "${login}"`,
    );
  return login;
}

const AN_HOUR_MS = 3_600_000;

function timeOf(settings: Settings, name: string): Date | null {
  const text = settings.optional(name);
  if (text === null) return null;
  const time = new Date(text);
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(time.getTime()))
    settings.fault(`${name} must be a time such as 2026-11-21T03:00:00Z, not "${text}"`);
  // allows for clocks that differ
  else if (time.getTime() > Date.now() + AN_HOUR_MS)
    settings.fault(`${name} must be a time in the past, not "${text}"`);
  return time;
}

/** Reads all settings; the error names every fault at once. */
export const readConfig = (env: Env): ProvisionConfig =>
  readSettings(env, (settings) => ({
    natsUrl: settings.url("NATS_URL", ["nats", "tls"]),
    caFile: settings.optional("NATS_CA_FILE"),
    replicas: settings.integer("NATS_REPLICAS", { min: 1, max: 5 }, 1),
    replaySince: timeOf(settings, "REPLAY_SINCE"),
    databaseUrl: settings.url("DATABASE_URL", ["postgres", "postgresql"]),
    passwords: {
      fetcher: settings.text("FETCHER_PASSWORD"),
      tagger: settings.text("TAGGER_PASSWORD"),
      api: settings.text("API_PASSWORD"),
    },
    logins: {
      fetcher: loginOf(settings, "fetcher"),
      tagger: loginOf(settings, "tagger"),
      api: loginOf(settings, "api"),
    },
    retireLogins: settings.flag("RETIRE_LOGINS", false),
    archiveUrl: settings.url("ARCHIVE_URL", ["s3", "file"], "") || null,
  }));
