import { readJson, writeJson } from "../setup/json-file";

const NAMES = ["page", "postgres", "nats", "mockFeeds", "fetcher", "tagger", "api"] as const;

/** Where each part listens on loopback; the services' are those of their health and metrics. */
export type Ports = Readonly<Record<(typeof NAMES)[number], number>>;

export interface PortSource {
  isFree(port: number): boolean;
  /** A free port of the system's choice. */
  choose(): number;
}

/** The kept ports as far as they are free and differ from one another, and others in place of the rest. */
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

/** Ports that stay the same over restarts, as far as nothing else has taken them. */
export async function loadPorts(file: string, source: PortSource): Promise<Ports> {
  const ports = choosePorts(await readJson(file), source);
  await writeJson(file, ports);
  return ports;
}
