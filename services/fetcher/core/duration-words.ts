const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;

/** A duration for a person, in its two largest units: `2 hours 5 minutes`, `30 seconds`. Up to two days it counts hours. */
export function durationInWords(ms: number): string {
  const largest = UNITS.findIndex(([unit, size]) => ms >= (unit === "day" ? 2 * size : size));
  if (largest < 0) return counted(Math.round(ms), "millisecond");
  const [[unit, size] = ["second", 1000], next] = UNITS.slice(largest);
  const whole = Math.floor(ms / size);
  const rest = next ? Math.floor((ms % size) / next[1]) : 0;
  return next && rest > 0 ? `${counted(whole, unit)} ${counted(rest, next[0])}` : counted(whole, unit);
}

/** An interval for a person: `every minute`, `every 15 minutes`, `every 1 hour 30 minutes`. */
export const intervalInWords = (ms: number) => `every ${durationInWords(ms).replace(/^1 (\w+)$/, "$1")}`;

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? "" : "s"}`;
