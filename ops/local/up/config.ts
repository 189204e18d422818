import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Env, readSettings } from "@infostream/chassis/settings";
import { type Feeds, feedsOf } from "../setup/feeds";
import { checkServiceSettings } from "./service-settings";

export interface UpConfig {
  /** The page's port; 0 chooses a free one and keeps it. */
  readonly port: number;
  readonly host: string;
  /** Folder of all state, absolute. */
  readonly state: string;
  readonly feeds: Feeds;
  readonly adminToken: string | null;
  /** `host:port` pairs that the fetcher may reach even at private addresses. */
  readonly allowHosts: readonly string[];
  /** Servers to use in place of embedded ones. */
  readonly natsUrl: string | null;
  readonly databaseUrl: string | null;
  readonly archiveUrl: string | null;
  /** File of tag rules, absolute; null for the built-in set. */
  readonly tagRules: string | null;
}

/** Relative paths start at `root`, the repository, from any working directory. Throws an error that names every fault. */
export const readUpConfig = (env: Env, root: string): UpConfig =>
  readSettings(env, (settings) => {
    const feeds = feedsOf(settings.text("INFOSTREAM_FEEDS", "mock"), root);
    if ("file" in feeds && !existsSync(feeds.file))
      settings.fault(
        `INFOSTREAM_FEEDS must be mock, none, an OPML file or a URL, but the file ${feeds.file} does not exist`,
      );
    return {
      port: settings.integer("INFOSTREAM_PORT", { min: 0, max: 65_535 }, 8080),
      host: settings.text("INFOSTREAM_HOST", "127.0.0.1"),
      state: resolve(root, settings.text("INFOSTREAM_STATE", ".infostream")),
      feeds,
      adminToken: settings.optional("INFOSTREAM_ADMIN_TOKEN"),
      allowHosts: settings.list("INFOSTREAM_ALLOW_HOSTS"),
      natsUrl: settings.url("NATS_URL", ["nats", "tls"], "") || null,
      databaseUrl: settings.url("DATABASE_URL", ["postgres", "postgresql"], "") || null,
      archiveUrl: settings.url("ARCHIVE_URL", ["s3", "file"], "") || null,
      ...checkServiceSettings(settings, root),
    };
  });
