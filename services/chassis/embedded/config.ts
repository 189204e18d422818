import { homedir } from "node:os";
import { join } from "node:path";

export interface EmbeddedConfig {
  /** A `nats-server` that the user named, which is then the only one considered. */
  readonly natsServerBin: string | undefined;
  /** Kept between runs and checkouts; safe to delete. */
  readonly cacheFolder: string;
}

/** Settings of what starts servers on this machine. */
export function readEmbeddedConfig(env: Readonly<Record<string, string | undefined>> = process.env): EmbeddedConfig {
  return {
    natsServerBin: env["NATS_SERVER_BIN"] || undefined,
    cacheFolder: join(env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "infostream"),
  };
}

/** This process's environment and what a child needs beside it. */
export const environmentWith = (more: Readonly<Record<string, string>> = {}) => ({ ...process.env, ...more });
