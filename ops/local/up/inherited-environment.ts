import type { Env } from "@infostream/chassis/settings";

// what each part gets from `up` alone, lest it has more rights than its own
const LOGINS = ["NATS_URL", "DATABASE_URL", "ARCHIVE_URL", "INFOSTREAM_ADMIN_TOKEN"];

/** The environment that parts inherit: all of ours (paths, proxies, log level, AWS variables) but the logins. */
export function inheritedEnvironment(env: Env): Record<string, string> {
  const withheld = new Set([...LOGINS, ...LOGINS.map((name) => `${name}_FILE`)]);
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value !== undefined && !withheld.has(name)) kept[name] = value;
  return kept;
}
