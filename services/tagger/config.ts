import { type Env, readSettings } from "@infostream/chassis/settings";

export interface Config {
  readonly natsUrl: string;
  readonly natsCaFile: string | null;
  readonly databaseUrl: string;
  readonly archiveUrl: string;
  /** Path of a YAML file of tag rules; null for the built-in set. */
  readonly rulesFile: string | null;
  /** Documents in hand at once. */
  readonly concurrency: number;
  readonly ops: { readonly host: string; readonly port: number };
}

/** Throws `SettingsError` with every fault at once. */
export function readConfig(env: Env): Config {
  return readSettings(env, (s) => ({
    natsUrl: s.url("NATS_URL", ["nats", "tls"]),
    natsCaFile: s.optional("NATS_CA_FILE"),
    databaseUrl: s.url("DATABASE_URL", ["postgres", "postgresql"]),
    archiveUrl: s.url("ARCHIVE_URL", ["s3", "file"]),
    rulesFile: s.optional("INFOSTREAM_TAG_RULES"),
    concurrency: s.integer("INFOSTREAM_TAGGER_CONCURRENCY", { min: 1, max: 500 }, 48),
    ops: {
      host: s.text("INFOSTREAM_OPS_HOST", "127.0.0.1"),
      port: s.integer("INFOSTREAM_OPS_PORT", { min: 0, max: 65_535 }, 8082),
    },
  }));
}
