import type { Env } from "@infostream/chassis/settings";

// `up` gives each part its own logins; inherited ones would grant it more rights
const LOGINS = ["NATS_URL", "DATABASE_URL", "ARCHIVE_URL", "INFOSTREAM_ADMIN_TOKEN"];

/** The environment that parts inherit: everything of ours (paths, proxies, log level, AWS variables) except the logins. */
export function inheritedEnvironment(env: Env): Record<string, string> {
  const withheld = new Set([...LOGINS, ...LOGINS.map((name) => `${name}_FILE`)]);
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value !== undefined && !withheld.has(name)) kept[name] = value;
  return kept;
}
