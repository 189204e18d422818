/** The parties of the matrix; "stranger" is a host on the Internet. */
export type Party =
  "stranger" | "loadBalancer" | "connect" | "monitoring" | "api" | "tagger" | "fetcher" | "nats" | "database";

/** Every port that something listens on somewhere, one that only three NATS hosts would use, and one that nothing uses. */
export const PORTS = [22, 80, 443, 4222, 5432, 6222, 8080, 8081, 8082, 8083, 8222, 9999] as const;

/**
 * The connections that must be open, written by hand; all others must be closed. Change it together with the templates' rules.
 * The NATS host must not reach the database, since there is a tagger.
 */
const OPEN: Readonly<Record<string, readonly number[]>> = {
  // the page
  "stranger → loadBalancer": [80, 443],
  "api → loadBalancer": [80, 443],
  "tagger → loadBalancer": [80, 443],
  "fetcher → loadBalancer": [80, 443],
  "nats → loadBalancer": [80, 443],
  "loadBalancer → api": [8080],
  // messages, rows
  "fetcher → nats": [4222],
  "tagger → nats": [4222],
  "api → nats": [4222],
  "fetcher → database": [5432],
  "tagger → database": [5432],
  "api → database": [5432],
  // people
  "connect → fetcher": [22],
  "connect → tagger": [22],
  "connect → api": [22],
  "connect → nats": [22],
  // figures
  "monitoring → fetcher": [8081],
  "monitoring → tagger": [8082],
  "monitoring → api": [8083],
  "monitoring → nats": [8222],
  // packages, images and AWS; feeds are on any port
  "api → stranger": [80, 443],
  "tagger → stranger": [80, 443],
  "nats → stranger": [80, 443],
  "fetcher → stranger": PORTS,
};

/** The same with one line per port, such as `api → nats 4222`. */
export const expected = (parties: readonly Party[]): Set<string> =>
  new Set(
    parties.flatMap((from) =>
      parties.flatMap((to) => (OPEN[`${from} → ${to}`] ?? []).map((port) => `${from} → ${to} ${port}`)),
    ),
  );
