import { expect, test } from "bun:test";
import { readUpConfig } from "./config";

/** The faults reported for these settings. */
function faultsOf(env: Readonly<Record<string, string>>): string {
  try {
    readUpConfig(env, import.meta.dir);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const malformed = {
  INFOSTREAM_POLL_MIN: "5 minutes",
  INFOSTREAM_POLL_MAX: "never",
  INFOSTREAM_HOST_SPACING: "1",
  INFOSTREAM_HOST_CONNECTIONS: "many",
  INFOSTREAM_ALLOW_PRIVATE_NETWORKS: "yes",
  LOG_LEVEL: "loud",
  INFOSTREAM_TAG_RULES: "no-such.yml",
};

test("the services' settings are checked before anything runs, and all faults are reported together", () => {
  const faults = faultsOf({ ...malformed, INFOSTREAM_PORT: "many" });
  for (const name of [...Object.keys(malformed), "INFOSTREAM_PORT"]) expect(faults).toContain(`- ${name} must be`);
});

test("a poll interval below a second, or a maximum below the minimum, is refused", () => {
  expect(faultsOf({ INFOSTREAM_POLL_MIN: "10ms" })).toContain("INFOSTREAM_POLL_MIN must be at least 1s");
  expect(faultsOf({ INFOSTREAM_POLL_MIN: "2h", INFOSTREAM_POLL_MAX: "1h" })).toContain(
    "INFOSTREAM_POLL_MAX must not be shorter",
  );
});

test("a relative path of tag rules starts at the repository; without one the built-in set applies", () => {
  expect(readUpConfig({ INFOSTREAM_TAG_RULES: "config.ts" }, import.meta.dir).tagRules).toBe(
    `${import.meta.dir}/config.ts`,
  );
  expect(readUpConfig({}, import.meta.dir).tagRules).toBeNull();
});
