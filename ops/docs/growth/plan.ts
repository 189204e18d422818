import type { Basis, Load } from "./load";
import { databases, hosts, type Machine } from "./prices";

export interface Group {
  readonly machine: Machine;
  readonly count: number;
}

/** Hosts for a load, by the rules that the page explains. */
export interface Plan {
  readonly fetcher: Group;
  readonly tagger: Group;
  readonly api: Group;
  readonly nats: Group;
  readonly database: Machine;
  readonly standby: boolean;
  /** The api reads from a copy. */
  readonly replica: boolean;
  readonly storageGib: number;
  readonly natGateways: number;
  readonly natsVolumeGib: number;
  /** INFOSTREAM_FETCH_CONCURRENCY. */
  readonly concurrency: number;
  readonly connections: number;
}

/** From here on one host of a kind is one too few. */
const TWO_OF_EACH = 100_000;
const READ_REPLICA = 1_000_000;
const LEAST = { storageGib: 20, volumeGib: 20, concurrency: 64 };
/** Of each service's pool, as their main.ts and settings have them. */
const POOL = { fetcher: 10, tagger: 6, api: 10 };

export function planFor(load: Load, b: Basis, streamGib: number): Plan {
  const large = load.feeds >= TWO_OF_EACH;
  const service = (cores: number) => group(hostsFor(cores, b, large ? 2 : 1), cores, large);
  const [fetcher, tagger] = [service(load.cores.fetcher), service(load.cores.tagger)];
  const api = group(2, 0, large);
  const storageGib = Math.max(LEAST.storageGib, roundUp(load.databaseGib * 1.2, 10));
  return {
    fetcher,
    tagger,
    api,
    nats: group(large ? 3 : 1, load.cores.nats, large),
    database: databaseFor(load, b),
    standby: large,
    replica: load.feeds >= READ_REPLICA,
    storageGib,
    natGateways: large ? 2 : 1,
    natsVolumeGib: Math.max(LEAST.volumeGib, roundUp(streamGib * 1.3, 10)),
    concurrency: Math.max(LEAST.concurrency, 2 ** Math.ceil(Math.log2(load.inFlight / fetcher.count))),
    connections: fetcher.count * POOL.fetcher + tagger.count * POOL.tagger + api.count * POOL.api,
  };
}

/** A service is one process, and computes on one core. */
const hostsFor = (cores: number, b: Basis, least: number) =>
  Math.max(least, Math.ceil((cores * b.peak) / b.utilisation));

function group(count: number, cores: number, large: boolean): Group {
  const [small, medium, steady] = hosts;
  if (!small || !medium || !steady) throw new Error("three types of hosts are needed");
  const machine = cores / count > medium.baseline ? steady : large ? medium : small;
  return { machine, count };
}

function databaseFor(load: Load, b: Basis): Machine {
  const wanted = load.databaseGib * b.databaseMemoryShare;
  const cores = (load.cores.database * b.peak) / b.utilisation;
  const found = databases.find(({ memoryGib, baseline }) => memoryGib >= wanted && baseline >= cores);
  if (!found)
    throw new Error(`no database class for ${Math.round(wanted)} GiB of memory and ${cores.toFixed(1)} cores`);
  return found;
}

const roundUp = (n: number, step: number) => Math.ceil(n / step) * step;
