import {
  archiveUrl,
  type Env,
  readSettings,
  type ServiceSettings,
  serviceSettings,
} from "@infostream/chassis/settings";
import type { HttpSettings } from "./adapters/connect-safely";
import type { Politeness } from "./adapters/lease-due";
import type { Bounds } from "./core/feed/schedule";

export interface FetcherConfig extends ServiceSettings {
  readonly archiveUrl: string;
  readonly http: HttpSettings;
  readonly politeness: Politeness;
  readonly bounds: Bounds;
  /** Polls at once. */
  readonly concurrency: number;
}

const MiB = 1024 * 1024;

/** Throws `SettingsError` with every fault at once. */
export const readConfig = (env: Env): FetcherConfig =>
  readSettings(env, (settings) => {
    const concurrency = settings.integer("INFOSTREAM_FETCH_CONCURRENCY", { min: 1, max: 2000 }, 64);
    // Bun queues what is above its own cap: hanging servers would then hold up the healthy ones
    const runtimeCap = settings.integer("BUN_CONFIG_MAX_HTTP_REQUESTS", { min: 1, max: 65_535 }, 256);
    if (runtimeCap < concurrency)
      settings.fault(
        `BUN_CONFIG_MAX_HTTP_REQUESTS is ${runtimeCap}, but must be at least INFOSTREAM_FETCH_CONCURRENCY, which is ${concurrency}`,
      );
    const bounds = {
      minMs: settings.duration("INFOSTREAM_POLL_MIN", "5m"),
      maxMs: settings.duration("INFOSTREAM_POLL_MAX", "24h"),
    };
    if (bounds.minMs < 1000) settings.fault("INFOSTREAM_POLL_MIN must be at least 1s");
    if (bounds.maxMs < bounds.minMs) settings.fault("INFOSTREAM_POLL_MAX must not be shorter than INFOSTREAM_POLL_MIN");
    return {
      ...serviceSettings(settings, 8081),
      archiveUrl: archiveUrl(settings),
      http: {
        userAgent: settings.text("INFOSTREAM_USER_AGENT", "InfoStream/0.1 (+https://github.com/infostream/infostream)"),
        maxBodyBytes: settings.integer("INFOSTREAM_MAX_BODY", { min: 1024, max: 512 * MiB }, 15 * MiB),
        timeLimitMs: 30_000,
        reach: {
          privateNetworks: settings.flag("INFOSTREAM_ALLOW_PRIVATE_NETWORKS", false),
          allowedHosts: settings.list("INFOSTREAM_ALLOW_HOSTS").map((host) => host.toLowerCase()),
        },
      },
      politeness: {
        connections: settings.integer("INFOSTREAM_HOST_CONNECTIONS", { min: 1, max: 1000 }, 2),
        spacingMs: settings.duration("INFOSTREAM_HOST_SPACING", "1s"),
        privateConnections: Math.max(1, Math.floor((concurrency * 3) / 4)),
      },
      bounds,
      concurrency,
    };
  });
