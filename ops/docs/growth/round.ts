/** Two digits that count, as `1,300`, `0.045`, `15 M`. */
export function inRound(value: number): string {
  if (value === 0) return "0";
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  const rounded = Math.round(value / step) * step;
  if (rounded >= 1e9) return `${trim(rounded / 1e9)} G`;
  if (rounded >= 1e6) return `${trim(rounded / 1e6)} M`;
  return rounded >= 10 ? Math.round(rounded).toLocaleString("en") : trim(rounded);
}

/** Dollars: whole, and in tens from a hundred on. */
export const dollars = (value: number): string =>
  (value < 100 ? Math.round(value) : Math.round(value / 10) * 10).toLocaleString("en");

const trim = (value: number) => Number(value.toPrecision(2)).toString();
