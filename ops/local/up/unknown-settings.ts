import type { Env } from "@infostream/chassis/settings";
import { help } from "./help";

/** Those that a service or a test reads beside the settings that the help names. */
const UNDOCUMENTED = [
  "INFOSTREAM_DRAIN",
  "INFOSTREAM_FETCH_CONCURRENCY",
  "INFOSTREAM_MAX_BODY",
  "INFOSTREAM_MAX_STREAMS",
  "INFOSTREAM_OPS_HOST",
  "INFOSTREAM_OPS_PORT",
  "INFOSTREAM_TAGGER_CONCURRENCY",
  "INFOSTREAM_TEST_SERVERS",
  "INFOSTREAM_USER_AGENT",
];

/** Variables that look like settings of InfoStream and are none, such as a name with a letter too few. */
export function unknownSettings(env: Env): string[] {
  const known = new Set([...(help.match(/\bINFOSTREAM_[A-Z_]+/g) ?? []), ...UNDOCUMENTED]);
  return Object.keys(env).filter((name) => name.startsWith("INFOSTREAM_") && !known.has(name.replace(/_FILE$/, "")));
}
