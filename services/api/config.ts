import { type Env, readSettings, serviceSettings } from "@infostream/chassis/settings";

/** A release may take 15 s in all, and requests in flight need their part of it. */
const LONGEST_DRAIN_MS = 10_000;

/** Balancers close what is silent for a minute, Bun what is silent for two. */
const HEARTBEAT_MS = 15_000;

/** Throws `SettingsError` with every fault at once. */
export const readConfig = (env: Env) =>
  readSettings(env, (settings) => {
    const drainMs = settings.duration("INFOSTREAM_DRAIN", "0s");
    if (drainMs > LONGEST_DRAIN_MS) settings.fault(`INFOSTREAM_DRAIN must be at most ${LONGEST_DRAIN_MS / 1000}s`);
    return {
      ...serviceSettings(settings, 8083),
      databaseConnections: settings.integer("DATABASE_CONNECTIONS", { min: 1, max: 100 }, 10),
      at: {
        host: settings.text("INFOSTREAM_HOST", "127.0.0.1"),
        port: settings.integer("INFOSTREAM_PORT", { min: 1, max: 65_535 }, 8080),
      },
      /** Between SIGTERM, when `/healthz` begins to answer 503, and the end of listening: a balancer's time to notice. */
      drainMs,
      live: {
        /** Streams of `/events` at once; 1,000 that have little to do take 10 MB. */
        streams: settings.integer("INFOSTREAM_MAX_STREAMS", { min: 1, max: 100_000 }, 2000),
        heartbeatMs: HEARTBEAT_MS,
      },
      adminToken: settings.optional("INFOSTREAM_ADMIN_TOKEN"),
    };
  });
