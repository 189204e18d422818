export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** Minutes east of Greenwich, or the IANA name of a place whose clocks change. */
export type Zone = number | string;

export const midnight: Clock = { hour: 0, minute: 0, second: 0, millisecond: 0 };

/** The point in time that a clock shows on a day in a zone; null where there is none, or more than one. */
export function instant({ year, month, day }: Day, clock: Clock, zone: Zone): Date | null {
  const local = new Date(0);
  // Thailand counts from the Buddha: 2567 is 2024
  local.setUTCFullYear(year > 2400 && year < 2700 ? year - 543 : year, month - 1, day);
  const found = local.getUTCFullYear();
  // the 31st of a short month is a mistake: reject it rather than move to the next month
  if (found < 1900 || found > 2199 || local.getUTCMonth() !== month - 1 || local.getUTCDate() !== day) return null;
  if (!isOnTheClock(clock)) return null;
  local.setUTCHours(clock.hour, clock.minute, clock.second, clock.millisecond);
  const offset = typeof zone === "number" ? zone : offsetAt(zone, local);
  return offset === null ? null : new Date(local.getTime() - offset * 60_000);
}

/** Second 60 is a leap second, 24:00 is the end of a day. */
function isOnTheClock({ hour, minute, second, millisecond }: Clock): boolean {
  if (hour === 24) return minute === 0 && second === 0 && millisecond === 0;
  return hour < 24 && minute < 60 && second <= 60;
}

const DAY = 86_400_000;

/** The offset of a place at a local time; null in the hour that a change of clocks leaves out or repeats. */
function offsetAt(place: string, local: Date): number | null {
  const clocks = new Intl.DateTimeFormat("en", { timeZone: place, timeZoneName: "longOffset" });
  const offsets = new Set([-DAY, DAY].map((shift) => offsetOf(clocks, local.getTime() + shift)));
  const fitting = [...offsets].filter((offset) => offsetOf(clocks, local.getTime() - offset * 60_000) === offset);
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function offsetOf(clocks: Intl.DateTimeFormat, time: number): number {
  const name = clocks.formatToParts(time).find((part) => part.type === "timeZoneName")?.value ?? "";
  const [, sign, hours = "0", minutes = "0"] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
}
