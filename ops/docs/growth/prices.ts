const ADR = "list price, [ADR 8](adr/0008-aws-shape.md)";
// Frankfurt's prices in ADR 8 are 1.15 times those of Virginia
const TIMES = "Virginia's list price × 1.15";

/** US dollars in eu-central-1, as known in 2025. */
export const prices = {
  natHour: { value: 0.052, unit: "$ an hour", source: ADR },
  natGb: { value: 0.052, unit: "$ a GB", source: ADR },
  albHour: { value: 0.027, unit: "$ an hour", source: ADR },
  albUnitHour: { value: 0.008, unit: "$ an hour", source: `${ADR}; half a unit is counted` },
  addressHour: { value: 0.005, unit: "$ an hour", source: ADR },
  diskGib: { value: 0.095, unit: "$ a GiB and month", source: ADR },
  snapshotGib: { value: 0.054, unit: "$ a GiB and month", source: ADR },
  databaseGib: { value: 0.137, unit: "$ a GiB and month", source: ADR },
  putMillion: { value: 5.4, unit: "$ a million", source: ADR },
  getMillion: { value: 0.43, unit: "$ a million", source: "list price" },
  s3Gb: { value: 0.0245, unit: "$ a GB and month", source: "list price, up to 50 TB" },
  logGb: { value: 0.63, unit: "$ a GB", source: ADR },
  flowLogGb: { value: 0.29, unit: "$ a GB", source: TIMES },
  restMonth: { value: 13, unit: "$ a month", source: "secrets, alarms, figures, DNS and images, as ADR 8 counts them" },
} as const;

export interface Machine {
  readonly name: string;
  readonly hour: number;
  readonly memoryGib: number;
  /** Cores' worth of CPU that may be used all day; T types save up what they do not use. */
  readonly baseline: number;
  readonly source: string;
}

/** Smallest first; two cores each. */
export const hosts: readonly Machine[] = [
  { name: "t3.small", hour: 0.024, memoryGib: 2, baseline: 0.4, source: ADR },
  { name: "t3.medium", hour: 0.048, memoryGib: 4, baseline: 0.4, source: TIMES },
  { name: "c7i.large", hour: 0.103, memoryGib: 4, baseline: 2, source: TIMES },
];

/** Smallest first. */
export const databases: readonly Machine[] = [
  { name: "db.t4g.small", hour: 0.037, memoryGib: 2, baseline: 0.4, source: ADR },
  { name: "db.t4g.medium", hour: 0.075, memoryGib: 4, baseline: 0.4, source: TIMES },
  { name: "db.m7g.large", hour: 0.194, memoryGib: 8, baseline: 2, source: TIMES },
  { name: "db.m7g.xlarge", hour: 0.388, memoryGib: 16, baseline: 4, source: TIMES },
  { name: "db.r7g.xlarge", hour: 0.55, memoryGib: 32, baseline: 4, source: TIMES },
  { name: "db.r7g.2xlarge", hour: 1.1, memoryGib: 64, baseline: 8, source: TIMES },
  { name: "db.r7g.4xlarge", hour: 2.2, memoryGib: 128, baseline: 16, source: TIMES },
  { name: "db.r7g.8xlarge", hour: 4.4, memoryGib: 256, baseline: 32, source: TIMES },
];

export const HOURS = 730;
