import { type Day, instant, type Zone } from "./instant";
import { offset, zones } from "./zones";

/*
 * Nearly every date in the world's feeds has one of these two forms. They are tried first and cost one regular
 * expression; no table of names is built for them.
 */

const rfc822 =
  /^(?:[A-Za-z]{3,9},? *)?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? (?:([A-Z]{1,5})|([+-])(\d{2}):?(\d{2}))$/;

/** "Thu, 01 Jan 2004 19:48:21 +0200". */
export function parseRfc822(text: string): Date | null {
  const found = rfc822.exec(text);
  if (found === null) return null;
  const [, day, name = "", year, hour, minute, second, zoneName, sign, hours, minutes] = found;
  const month = english.indexOf(name.toLowerCase()) + 1;
  const zone = zoneName === undefined ? offset(sign, hours, minutes) : zones.get(zoneName);
  return build({ year: Number(year), month, day: Number(day) }, [hour, minute, second, "0"], zone);
}

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?(?: ?(?:Z|([+-])(\d{2}):?(\d{2})))?$/;

/** RFC 3339, ISO 8601 and XML Schema: "2004-01-01T19:48:21.5+02:00"; without a zone it counts as UTC. */
export function parseIso(text: string): Date | null {
  const found = iso.exec(text);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second, fraction, sign, hours, minutes] = found;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  return build(date, [hour, minute, second, fraction], offset(sign, hours, minutes));
}

type Digits = string | undefined;

function build(day: Day, [hour, minute, second, fraction]: Digits[], zone: Zone | null = null): Date | null {
  if (day.month === 0 || zone === null) return null;
  const clock = {
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: Math.floor(Number(`0.${fraction ?? "0"}`) * 1000),
  };
  return instant(day, clock, zone);
}

const english = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
