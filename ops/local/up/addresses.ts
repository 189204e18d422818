import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { RolePasswords } from "@infostream/chassis/provision/postgres-roles";
import type { UpConfig } from "./config";
import type { Ports } from "./ports";
import type { Secrets } from "../setup/secrets";

/** The address of everything, logins included. */
export interface Addresses {
  readonly page: string;
  /** Each login's NATS URL; with the user's own server all are the same. */
  readonly nats: Readonly<Record<"admin" | "fetcher" | "tagger" | "api" | "observer", string>>;
  readonly postgres: Readonly<Record<"admin" | "fetcher" | "tagger" | "api", string>>;
  readonly archive: string;
  readonly mockFeeds: string;
}

const DATABASE = "infostream";

export function addressesOf(config: UpConfig, secrets: Secrets, ports: Ports): Addresses {
  const nats = (user: string, password: string) =>
    config.natsUrl ?? `nats://${user}:${password}@127.0.0.1:${ports.nats}`;
  const admin = config.databaseUrl ?? `postgres://postgres:${secrets.postgres}@127.0.0.1:${ports.postgres}/${DATABASE}`;
  const roles = rolePasswords(secrets);
  const role = (name: keyof RolePasswords) =>
    Object.assign(new URL(admin), { username: name, password: roles[name] }).href;
  return {
    page: `http://${authority(config.host)}:${config.port || ports.page}`,
    nats: {
      admin: nats("admin", secrets.natsAdmin),
      fetcher: nats("fetcher", secrets.natsFetcher),
      tagger: nats("tagger", secrets.natsTagger),
      api: nats("api", secrets.natsApi),
      observer: nats("observer", secrets.natsObserver),
    },
    postgres: { admin, fetcher: role("fetcher"), tagger: role("tagger"), api: role("api") },
    archive: config.archiveUrl ?? pathToFileURL(join(config.state, "archive")).href,
    mockFeeds: `127.0.0.1:${ports.mockFeeds}`,
  };
}

export const rolePasswords = (secrets: Secrets): RolePasswords => ({
  fetcher: secrets.postgresFetcher,
  tagger: secrets.postgresTagger,
  api: secrets.postgresApi,
});

/** The host of a URL by which this machine reaches it: a server bound to every address answers on loopback. */
function authority(host: string): string {
  if (host === "0.0.0.0" || host === "127.0.0.1") return "127.0.0.1";
  if (host === "::" || host === "::1") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}
