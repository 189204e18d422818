type Env = Readonly<Record<string, string | undefined>>;

/**
 * Keeps `fetch` from using a proxy (HTTP_PROXY, which Bun heeds even for loopback) for servers on this machine; hosts
 * that were exempt stay exempt.
 */
export function directLoopback(env: Env, ...own: readonly string[]): { NO_PROXY: string; no_proxy: string } {
  const before = env["no_proxy"] || env["NO_PROXY"] || "";
  const hosts = [before, "localhost", "127.0.0.1", "::1", ...own].filter((host) => host !== "").join(",");
  return { NO_PROXY: hosts, no_proxy: hosts };
}
