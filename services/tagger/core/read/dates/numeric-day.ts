import type { Day } from "./instant";

const yearFirst = /^(\d{4})(?:([./-]) ?(\d{1,2})\2 ?(\d{1,2})| ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일])\.?$/;
const yearLast = /^(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})\.?$/;

/**
 * A day in numbers: "2024-1-2", "2024年1月2日", "31.12.2024". Where day and month may be either, all readings: only dots
 * say that the day comes first, and only what is greater than 12 cannot be a month.
 */
export function numericDay(text: string): readonly Day[] {
  const first = yearFirst.exec(text);
  if (first !== null) {
    const [, year, , month, day, monthInWords, dayInWords] = first;
    return [{ year: Number(year), month: Number(month ?? monthInWords), day: Number(day ?? dayInWords) }];
  }
  const last = yearLast.exec(text);
  if (last === null) return [];
  const [, one, mark, two, written = ""] = last;
  const year = plainYear(written);
  if (year === null) return [];
  const dayFirst = { year, month: Number(two), day: Number(one) };
  const monthFirst = { year, month: Number(one), day: Number(two) };
  if (mark === "." || dayFirst.day === dayFirst.month) return [dayFirst];
  return [dayFirst, monthFirst].filter(({ month }) => month <= 12);
}

/** Among numbers two digits are plainly a year only where they cannot be a day. */
function plainYear(written: string): number | null {
  const year = Number(written);
  return written.length === 4 ? year : year > 31 ? fullYear(written) : null;
}

/** Two digits are this century up to 2068, as POSIX has it. */
export function fullYear(written: string): number {
  const year = Number(written);
  return written.length > 2 ? year : year + (year < 69 ? 2000 : 1900);
}
