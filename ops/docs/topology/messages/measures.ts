const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;

/** Milliseconds as `7 days`. */
export function inTime(ms: number): string {
  const [unit, size] = UNITS.find(([, size]) => ms >= size && ms % size === 0) ?? ["millisecond", 1];
  const count = ms / size;
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

const SIZES = ["bytes", "KiB", "MiB", "GiB"] as const;

/** Bytes as `256 MiB`. */
export function inBytes(bytes: number): string {
  const step = Math.min(SIZES.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  return `${bytes / 1024 ** step} ${SIZES[step]}`;
}
