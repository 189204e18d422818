import {
  archiveUrl,
  type Env,
  readSettings,
  type ServiceSettings,
  serviceSettings,
} from "@infostream/chassis/settings";

export interface TaggerConfig extends ServiceSettings {
  readonly archiveUrl: string;
  /** Path of a YAML file of tag rules; null for the built-in set. */
  readonly rulesFile: string | null;
  /** Documents in hand at once. */
  readonly concurrency: number;
}

/** Throws `SettingsError` with every fault at once. */
export const readConfig = (env: Env): TaggerConfig =>
  readSettings(env, (settings) => ({
    ...serviceSettings(settings, 8082),
    archiveUrl: archiveUrl(settings),
    rulesFile: settings.optional("INFOSTREAM_TAG_RULES"),
    concurrency: settings.integer("INFOSTREAM_TAGGER_CONCURRENCY", { min: 1, max: 500 }, 48),
  }));
