import type { Env } from "@infostream/chassis/settings";
import { help } from "./help";

/** Settings that a service or a test reads, but that the help does not list. */
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

/** Variables that look like settings of InfoStream but are unknown, such as a misspelt name. */
export function unknownSettings(env: Env): string[] {
  const known = new Set([...(help.match(/\bINFOSTREAM_[A-Z_]+/g) ?? []), ...UNDOCUMENTED]);
  return Object.keys(env).filter((name) => name.startsWith("INFOSTREAM_") && !known.has(name.replace(/_FILE$/, "")));
}
