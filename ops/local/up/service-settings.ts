import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { LEVELS } from "@infostream/chassis/log";
import type { Settings } from "@infostream/chassis/settings";

const SHORTEST_POLL_MS = 1000;

/**
 * Checks settings that the services read themselves, so that their faults are reported together with ours, before anything
 * runs. Returns the one that we pass on: the absolute path of the tag rules, null for the built-in set.
 */
export function checkServiceSettings(settings: Settings, root: string): { readonly tagRules: string | null } {
  const pollMinMs = settings.duration("INFOSTREAM_POLL_MIN", "5m");
  const pollMaxMs = settings.duration("INFOSTREAM_POLL_MAX", "24h");
  if (pollMinMs < SHORTEST_POLL_MS) settings.fault("INFOSTREAM_POLL_MIN must be at least 1s");
  if (pollMaxMs < pollMinMs) settings.fault("INFOSTREAM_POLL_MAX must not be shorter than INFOSTREAM_POLL_MIN");
  settings.duration("INFOSTREAM_HOST_SPACING", "1s");
  settings.integer("INFOSTREAM_HOST_CONNECTIONS", { min: 1, max: 1000 }, 2);
  settings.flag("INFOSTREAM_ALLOW_PRIVATE_NETWORKS", false);
  settings.choice("LOG_LEVEL", LEVELS, "info");
  const rules = settings.optional("INFOSTREAM_TAG_RULES");
  const tagRules = rules === null ? null : resolve(root, rules);
  if (tagRules !== null && !existsSync(tagRules))
    settings.fault(`INFOSTREAM_TAG_RULES must be a YAML file of tag rules, but ${tagRules} does not exist`);
  return { tagRules };
}
