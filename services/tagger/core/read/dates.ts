import { findClock } from "./dates/clock";
import { parseCompact, parseEpoch, parseYearMonth } from "./dates/compact-forms";
import { applyHalf } from "./dates/day-halves";
import { instant } from "./dates/instant";
import { normalise } from "./dates/normalise";
import { parseIso, parseRfc822 } from "./dates/standard-forms";
import { writtenDays } from "./dates/written-day";
import { readZone } from "./dates/zones";

/**
 * A date as feeds write it: RFC 822 and RFC 3339 and what passes for them, in many languages. Null where it is not
 * understood to the last word, or where it may be read in two ways: no date is better than a wrong one. `language` is the
 * feed's; it decides where languages give one name to two months.
 */
export function parseDate(text: string | null | undefined, language: string | null = null): Date | null {
  const trimmed = text?.trim();
  if (!trimmed || trimmed.length > 100) return null;
  return parseRfc822(trimmed) ?? parseIso(trimmed) ?? parseUnusual(normalise(trimmed), language);
}

function parseUnusual(text: string, language: string | null): Date | null {
  const standard = parseRfc822(text) ?? parseIso(text);
  return standard ?? parseCompact(text) ?? parseEpoch(text) ?? parseYearMonth(text) ?? parseParts(text, language);
}

/** Takes the text apart: a clock with its half of the day, a zone behind it, and a day in what is left. */
function parseParts(text: string, language: string | null): Date | null {
  // logs of web servers put a colon before the hour
  const found = applyHalf(findClock(text.replace(/(\d{4}):(?=\d{2}:\d{2})/, "$1 ")), language);
  const zone = found === null ? null : readZone(found.after);
  if (found === null || zone === null) return null;
  const moments = writtenDays(`${found.before} ${zone.rest}`, language)
    .map((day) => instant(day, found.clock, zone.zone))
    .filter((moment) => moment !== null);
  return moments.length === 1 ? (moments[0] ?? null) : null;
}
