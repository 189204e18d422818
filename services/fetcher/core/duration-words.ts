const UNITS = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1000],
] as const;

/** A duration for a person, by its two largest units: `2h 5m`, `30s`; days begin where hours grow long. */
export function durationInWords(ms: number): string {
  const largest = UNITS.findIndex(([unit, size]) => ms >= (unit === "d" ? 2 * size : size));
  if (largest < 0) return `${Math.round(ms)}ms`;
  const [[unit, size] = ["s", 1000], next] = UNITS.slice(largest);
  const whole = Math.floor(ms / size);
  const rest = next ? Math.floor((ms % size) / next[1]) : 0;
  return next && rest > 0 ? `${whole}${unit} ${rest}${next[0]}` : `${whole}${unit}`;
}
