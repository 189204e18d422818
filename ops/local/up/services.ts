import type { Addresses } from "./addresses";
import type { UpConfig } from "./config";
import type { Part } from "./part";
import type { Ports } from "./ports";

type Env = Readonly<Record<string, string>>;

const ANSWER_LIMIT_MS = 3_000;

/** The mock feeds, which gain articles while one watches. */
export const mockFeedsPart = ({ mockFeeds }: Addresses, { mockFeeds: port }: Ports, env: Env): Part => ({
  name: "mock-feeds",
  command: bun("ops/local/mock-feeds/main.ts"),
  env: { ...env, MOCK_FEEDS_HOST: "127.0.0.1", MOCK_FEEDS_PORT: String(port) },
  ready: () => answersAt(`http://${mockFeeds}/healthz`),
  stopSignal: "SIGTERM",
});

/** The three services, each with only the logins that it needs; all of them get `env`. */
export function serviceParts(
  config: UpConfig,
  addresses: Addresses,
  ports: Ports,
  adminToken: string,
  env: Env,
): Part[] {
  const service = (name: "fetcher" | "tagger" | "api", own: Env): Part => ({
    name,
    command: bun(`services/${name}/main.ts`),
    env: {
      ...env,
      NATS_URL: addresses.nats[name],
      DATABASE_URL: addresses.postgres[name],
      INFOSTREAM_OPS_HOST: "127.0.0.1",
      INFOSTREAM_OPS_PORT: String(ports[name]),
      ...own,
    },
    ready: () => answersAt(`http://127.0.0.1:${ports[name]}/readyz`),
    stopSignal: "SIGTERM",
  });
  const allowHosts = [...config.allowHosts, ...(config.feeds.kind === "mock" ? [addresses.mockFeeds] : [])].join(",");
  const page = { INFOSTREAM_HOST: config.host, INFOSTREAM_PORT: String(config.port || ports.page) };
  return [
    service("fetcher", {
      ARCHIVE_URL: addresses.archive,
      INFOSTREAM_ALLOW_HOSTS: allowHosts,
      // with Bun's own cap of 256, servers that hang would delay those that answer
      BUN_CONFIG_MAX_HTTP_REQUESTS: "4096",
    }),
    service("tagger", {
      ARCHIVE_URL: addresses.archive,
      ...(config.tagRules === null ? {} : { INFOSTREAM_TAG_RULES: config.tagRules }),
    }),
    service("api", { ...page, INFOSTREAM_ADMIN_TOKEN: adminToken }),
  ];
}

/** One process, which exits when `up` is gone, even after a kill -9. */
const bun = (script: string) => [process.execPath, "--no-orphans", script];

async function answersAt(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
  if (!response.ok)
    throw new Error(`${url} answered HTTP ${response.status}: ${(await response.text()).slice(0, 500)}`);
  await response.body?.cancel();
}
