import type { Load } from "./load";
import type { Group, Plan } from "./plan";
import { HOURS, prices } from "./prices";

/** US dollars a month. */
export interface Cost {
  readonly hosts: number;
  readonly database: number;
  readonly s3Requests: number;
  readonly s3Storage: number;
  readonly network: number;
  readonly logs: number;
  readonly rest: number;
}

const ROOT_DISK_GIB = 16;
const MONTH_DAYS = 365 / 12;

export function costOf(load: Load, plan: Plan): Cost {
  const groups = [plan.fetcher, plan.tagger, plan.api, plan.nats];
  const machines = groups.reduce((sum, { count }) => sum + count, 0);
  const copies = (plan.standby ? 2 : 1) + (plan.replica ? 1 : 0);
  const millions = (load.documents * MONTH_DAYS) / 1e6;
  const p = prices;
  return {
    hosts:
      HOURS * groups.reduce((sum, group) => sum + hourly(group), 0) +
      p.diskGib.value * (machines * ROOT_DISK_GIB + plan.nats.count * plan.natsVolumeGib) +
      p.snapshotGib.value * plan.natsVolumeGib,
    database: copies * (HOURS * plan.database.hour + p.databaseGib.value * plan.storageGib),
    s3Requests: millions * (p.putMillion.value + p.getMillion.value),
    s3Storage: load.archiveGb * p.s3Gb.value,
    network:
      plan.natGateways * HOURS * p.natHour.value +
      load.natGb * p.natGb.value +
      HOURS * (p.albHour.value + p.albUnitHour.value / 2) +
      (2 + plan.natGateways) * HOURS * p.addressHour.value,
    logs: load.logGb * p.logGb.value + load.flowLogGb * p.flowLogGb.value,
    rest: p.restMonth.value,
  };
}

export const total = (cost: Cost): number => Object.values<number>({ ...cost }).reduce((sum, part) => sum + part, 0);

const hourly = ({ machine, count }: Group) => count * machine.hour;
