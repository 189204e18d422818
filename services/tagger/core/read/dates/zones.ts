import type { Zone } from "./instant";

/** A zone at the beginning of a text, and what follows it. */
export interface ZoneRead {
  readonly zone: Zone;
  readonly rest: string;
}

const numeric =
  /^[,\s]*\(?(?:(?:GMT|UTC|UT|Z) ?([+-]) ?(\d{1,2})(?::?(\d{2}))?|([+-])(\d{2}):?(\d{2})|([+-])(\d{1,2}))(?![\d:])\)?/i;
const comment = /^\s*[([][^)\]]*[)\]]/;
const place = /^[,\s]*[([]?([A-Z][A-Za-z]+(?:\/[A-Za-z_]+(?:[+-]\d+)?){1,2})[)\]]?/;
const words = /^[,\s]*\(?(\p{L}+(?: \p{L}+){0,3})/u;

/**
 * Reads a zone: "+0100", "GMT-5", "EST", "Pacific Daylight Time", "Europe/Berlin". Without one it is Greenwich, and an
 * unknown name stays in `rest`, where nothing else accepts it. Null where the offset cannot be.
 */
export function readZone(text: string): ZoneRead | null {
  const found = numeric.exec(text);
  if (found !== null) {
    const sign = found[1] ?? found[4] ?? found[7];
    const zone = offset(sign, found[2] ?? found[5] ?? found[8], found[3] ?? found[6]);
    return zone === null ? null : { zone, rest: text.slice(found[0].length).replace(comment, "") };
  }
  return readPlace(text) ?? readName(text) ?? { zone: 0, rest: text };
}

/** Minutes east of Greenwich; null for an offset that no place has: "10:15-11:20" ends at twenty past. */
export function offset(sign = "+", hours = "0", minutes = "0"): number | null {
  const east = Number(hours) * 60 + Number(minutes);
  if (east > 14 * 60 || !["0", "00", "30", "45"].includes(minutes)) return null;
  return sign === "-" ? -east : east;
}

function readPlace(text: string): ZoneRead | null {
  const found = place.exec(text);
  if (found?.[1] === undefined) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: found[1] }).resolvedOptions();
    return { zone: timeZone, rest: text.slice(found[0].length) };
  } catch {
    return null;
  }
}

/** The longest known name: "Eastern Time" before "Eastern". */
function readName(text: string): ZoneRead | null {
  const found = words.exec(text);
  if (found?.[1] === undefined) return null;
  const named = found[1].split(" ");
  const start = found[0].length - found[1].length;
  for (let count = named.length; count > 0; count--) {
    const name = named.slice(0, count).join(" ");
    const zone = zones.get(name.toUpperCase());
    if (zone !== undefined)
      return {
        zone,
        rest: text
          .slice(start + name.length)
          .replace(/^\)/, "")
          .replace(comment, ""),
      };
  }
  return null;
}

/** Names and hours east of Greenwich; of several meanings the one that feeds write. */
const abbreviated = [
  "GMT+0 UTC+0 UT+0 Z+0 WET+0 EST-5 EDT-4 CST-6 CDT-5 MST-7 MDT-6 PST-8 PDT-7 AKST-9 AKDT-8 HST-10 AST-4 ADT-3 NST-3.5 NDT-2.5",
  "BRT-3 ART-3 CLT-4 CLST-3 WEST+1 BST+1 IST+5.5 CET+1 CEST+2 MET+1 MEZ+1 MESZ+2 MEST+2 EET+2 EEST+3 MSK+3 MSD+4 МСК+3 TRT+3",
  "SAST+2 EAT+3 WAT+1 CAT+2 PKT+5 NPT+5.75 WIB+7 WITA+8 WIT+9 ICT+7 HKT+8 SGT+8 MYT+8 PHT+8 AWST+8 JST+9 KST+9 ACST+9.5",
  "ACDT+10.5 AEST+10 AEDT+11 NZST+12 NZDT+13 HNE-5 HAE-4 HNC-6 HAC-5 HNP-8 HAP-7",
];

const spelled: readonly (readonly [string, Zone])[] = [
  ["Greenwich Mean Time", 0],
  ["Coordinated Universal Time", 0],
  ["Universal Time", 0],
  ["Eastern Standard Time", -300],
  ["Eastern Daylight Time", -240],
  ["Central Standard Time", -360],
  ["Central Daylight Time", -300],
  ["Mountain Standard Time", -420],
  ["Mountain Daylight Time", -360],
  ["Pacific Standard Time", -480],
  ["Pacific Daylight Time", -420],
  ["British Summer Time", 60],
  ["Central European Time", 60],
  ["Central European Standard Time", 60],
  ["Central European Summer Time", 120],
  ["Eastern European Time", 120],
  ["Eastern European Standard Time", 120],
  ["Eastern European Summer Time", 180],
  ["Moscow Standard Time", 180],
  ["India Standard Time", 330],
  ["Indian Standard Time", 330],
  ["China Standard Time", 480],
  ["Japan Standard Time", 540],
  ["Korean Standard Time", 540],
  ["Australian Eastern Standard Time", 600],
  ["Australian Eastern Daylight Time", 660],
  ["New Zealand Standard Time", 720],
  ["New Zealand Daylight Time", 780],
  // these leave open whether it is summer: the place knows
  ["ET", "America/New_York"],
  ["CT", "America/Chicago"],
  ["MT", "America/Denver"],
  ["PT", "America/Los_Angeles"],
  ["Eastern Time", "America/New_York"],
  ["Central Time", "America/Chicago"],
  ["Mountain Time", "America/Denver"],
  ["Pacific Time", "America/Los_Angeles"],
];

/** By name in capitals. */
export const zones: ReadonlyMap<string, Zone> = new Map([
  ...abbreviated
    .flatMap((line) => line.split(" "))
    .map((zone): [string, Zone] => [zone.replace(/[^\p{L}]/gu, ""), Number(zone.replace(/\p{L}/gu, "")) * 60]),
  ...spelled.map(([name, zone]): [string, Zone] => [name.toUpperCase(), zone]),
]);
