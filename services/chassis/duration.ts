const UNITS_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
type Unit = keyof typeof UNITS_MS;

/** Milliseconds of a duration as settings and the API write it (`500ms`, `10s`, `15m`, `24h`, `7d`); null if the text is not a duration. */
export function parseDuration(text: string): number | null {
  const [, amount, unit] = /^(\d{1,9})(ms|s|m|h|d)$/.exec(text.trim()) ?? [];
  return amount === undefined ? null : Number(amount) * UNITS_MS[unit as Unit];
}

/** The shortest spelling of a duration that {@link parseDuration} reads back unchanged. */
export function formatDuration(ms: number): string {
  const whole = (["d", "h", "m", "s"] as const).find((unit) => ms > 0 && ms % UNITS_MS[unit] === 0);
  return whole ? `${ms / UNITS_MS[whole]}${whole}` : `${ms}ms`;
}
