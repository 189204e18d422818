import { homedir } from "node:os";
import { join } from "node:path";

export interface TestingConfig {
  /** A `nats-server` that the user named, which is then the only one considered. */
  readonly natsServerBin: string | undefined;
  /** Kept between runs and checkouts; safe to delete. */
  readonly cacheFolder: string;
  /** Where tests get their servers: as child processes, or from containers of the official images. */
  readonly servers: "embedded" | "containers";
}

/** Settings of what starts servers on this machine. */
export function readTestingConfig(env: Readonly<Record<string, string | undefined>> = process.env): TestingConfig {
  return {
    natsServerBin: env["NATS_SERVER_BIN"] || undefined,
    cacheFolder: join(env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "infostream"),
    servers: env["INFOSTREAM_TEST_SERVERS"] === "containers" ? "containers" : "embedded",
  };
}

/** This process's environment and what a child needs beside it. */
export const environmentWith = (more: Readonly<Record<string, string>> = {}) => ({ ...process.env, ...more });

/** testcontainers' own clean-up needs a further image; ours does without. Its library asks the environment alone. */
export function disableReaper(): void {
  process.env["TESTCONTAINERS_RYUK_DISABLED"] = "true";
}
