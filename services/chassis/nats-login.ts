import type { ConnectionOptions } from "nats";

/**
 * Where to connect and as which user, from one or more URLs separated by commas: `nats://user:password@host:port`, `tls://…`;
 * the login of the first serves for all. `caFile` is a PEM file of the authority that signed the servers' certificates.
 */
export function natsLogin(
  urls: string,
  caFile: string | null = null,
): Pick<ConnectionOptions, "servers" | "user" | "pass" | "tls"> {
  const servers = urls.split(",").map((url) => new URL(url.trim()));
  const [first] = servers;
  return {
    servers: servers.map(({ host }) => host),
    user: decodeURIComponent(first?.username ?? "") || undefined,
    pass: decodeURIComponent(first?.password ?? "") || undefined,
    tls: servers.some(({ protocol }) => protocol === "tls:") ? { caFile: caFile ?? undefined } : undefined,
  };
}
