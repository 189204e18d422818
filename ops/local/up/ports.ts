import { readJson, writeJson } from "../setup/json-file";

const NAMES = ["page", "postgres", "nats", "mockFeeds", "fetcher", "tagger", "api"] as const;

/** The loopback port of each part; the services' ports serve health and metrics. */
export type Ports = Readonly<Record<(typeof NAMES)[number], number>>;

export interface PortSource {
  isFree(port: number): boolean;
  /** A free port, chosen by the operating system. */
  choose(): number;
}

/** The saved ports, with new ones in place of those that are taken or repeated. */
export function choosePorts(kept: unknown, { isFree, choose }: PortSource): Ports {
  const taken = new Set<number>();
  const portOf = (name: string): number => {
    const before: unknown =
      typeof kept === "object" && kept !== null ? Object.entries(kept).find(([key]) => key === name)?.[1] : null;
    let port = typeof before === "number" && !taken.has(before) && isFree(before) ? before : choose();
    while (taken.has(port)) port = choose();
    taken.add(port);
    return port;
  };
  return Object.fromEntries(NAMES.map((name) => [name, portOf(name)])) as Ports;
}

/** Ports that stay the same across restarts, unless another program has taken them. */
export async function loadPorts(file: string, source: PortSource): Promise<Ports> {
  const ports = choosePorts(await readJson(file), source);
  await writeJson(file, ports);
  return ports;
}
