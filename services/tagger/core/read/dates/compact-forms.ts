import { instant, midnight } from "./instant";
import { readZone } from "./zones";

const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(?:(\d{2})(?:[.,]?(\d{3}))?)?)?(?!\d)(.*)$/i;

/** Digits without marks between them: "20260301", "20260301073000", "20260301T0730Z". */
export function parseCompact(text: string): Date | null {
  const found = compact.exec(text);
  if (found === null) return null;
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "0", after = ""] = found;
  const zone = readZone(after);
  if (zone === null || zone.rest.trim() !== "") return null;
  return instant(
    { year: Number(year), month: Number(month), day: Number(day) },
    { hour: Number(hour), minute: Number(minute), second: Number(second), millisecond: Number(fraction) },
    zone.zone,
  );
}

/** W3C's date format allows a year, or a year and a month: they count from their first day. */
export function parseYearMonth(text: string): Date | null {
  const found = /^(\d{4})(?:-(\d{2}))?$/.exec(text);
  return found === null ? null : instant({ year: Number(found[1]), month: Number(found[2] ?? 1), day: 1 }, midnight, 0);
}

/** Seconds or milliseconds since 1970. */
export function parseEpoch(text: string): Date | null {
  if (!/^\d{9,10}$|^\d{12,13}$/.test(text)) return null;
  // 2026030107 may as well be the seventh hour of a day, and 12 digits from 19 or 20 are year to minute
  if (/^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-4])$/.test(text)) return null;
  if (text.length === 12 && /^(?:19|20)/.test(text)) return null;
  return new Date(Number(text) * (text.length < 11 ? 1000 : 1));
}
