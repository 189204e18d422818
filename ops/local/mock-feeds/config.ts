import { type Env, readSettings } from "@infostream/chassis/settings";

/** Settings of the mock feeds' server. */
export interface MockFeedsConfig {
  readonly host: string;
  readonly port: number;
  /** Between two articles of one feed. */
  readonly everyMs: number;
  readonly seed: string;
  /** Prefix of every link; null uses the address that the reader requested. */
  readonly publicUrl: string | null;
}

export const help = `Three feeds that gain an article every few seconds: /world.rss, /technology.atom, /science.json

  MOCK_FEEDS_PORT        port to listen on (8090; 0 chooses a free one)
  MOCK_FEEDS_HOST        address to bind (127.0.0.1)
  MOCK_FEEDS_EVERY       time between two articles of a feed, at least 1s, such as 4s, 1m or 2h (4s)
  MOCK_FEEDS_SEED        seed of the generated news (infostream)
  MOCK_FEEDS_PUBLIC_URL  prefix of all links, if readers reach the server under another name (the address of the request)
`;

/** Reads all settings; the error names every fault at once. */
export const readConfig = (env: Env): MockFeedsConfig =>
  readSettings(env, (settings) => {
    const everyMs = settings.duration("MOCK_FEEDS_EVERY", "4s");
    // Last-Modified counts seconds, so it cannot distinguish two versions within one second
    if (everyMs < 1_000) settings.fault("MOCK_FEEDS_EVERY must be at least 1s");
    const publicUrl = settings.url("MOCK_FEEDS_PUBLIC_URL", ["http", "https"], "");
    return {
      host: settings.text("MOCK_FEEDS_HOST", "127.0.0.1"),
      port: settings.integer("MOCK_FEEDS_PORT", { min: 0, max: 65_535 }, 8090),
      everyMs,
      seed: settings.text("MOCK_FEEDS_SEED", "infostream"),
      publicUrl: publicUrl.replace(/\/+$/, "") || null,
    };
  });
