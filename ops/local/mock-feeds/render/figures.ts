import { between, type Random } from "../random";

/** A small table of yearly figures, the kind that papers offer beside a story. */
export function figuresOf(random: Random): string {
  const rows = Array.from(
    { length: 12 },
    (_, i) => `${2013 + i},${between(random, 100, 999)},${between(random, -9, 9)}`,
  );
  return ["year,value,change", ...rows, ""].join("\r\n");
}
