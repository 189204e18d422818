/** A date as feeds write it: RFC 822 and RFC 3339 and what passes for them; null where no day can be made out. */
export function parseDate(text: string | null | undefined): Date | null {
  const trimmed = text?.trim().slice(0, 100);
  if (!trimmed) return null;
  // 2024年10月2日, 2024년 10월 2일
  const western = trimmed
    .replace(/\s*[年月년월]\s*/g, "-")
    .replace(/[日일]\s*/g, " ")
    .trim();
  return parseIso(western) ?? parseWords(trimmed) ?? parseSlashes(trimmed) ?? parseEpoch(trimmed);
}

const iso =
  /^([+-]?\d{4})(?:[-./]?(\d{1,2})(?:[-./]?(\d{1,2}))?)?(?:[T\s,_]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,:](\d+))?)?\s*(.*))?$/i;

function parseIso(text: string): Date | null {
  const found = iso.exec(text);
  if (found === null) return null;
  const [, year, month = "1", day = "1", hour = "0", minute = "0", second = "0", fraction = "", zone = ""] = found;
  const millisecond = Number(`0.${fraction || "0"}`) * 1000;
  return at(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second), millisecond, zone);
}

const clock = /(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*([ap]\.?m\.?(?![a-z]))?\s*(.*)$/i;

/** "Thu, 01 Jan 04 19:48:21 GMT", "1. März 2024 8:00", "January 5, 2024 3:04 pm EST": a month in words, in any order. */
function parseWords(text: string): Date | null {
  const time = clock.exec(text);
  const dayPart = time === null ? text : text.slice(0, time.index);
  const words = dayPart.match(/[\p{L}\p{M}]+|\d+/gu) ?? [];
  const month = words.map(monthOf).findLast((m) => m !== null) ?? null;
  const rest = time?.[5] ?? "";
  // asctime puts the year last: "Mon Jan  5 19:48:21 2004"
  const lateYear = /(?:^|\s)(\d{4})$/.exec(rest)?.[1];
  const numbers = [...words.filter((word) => /^\d+$/.test(word)), ...(lateYear === undefined ? [] : [lateYear])];
  if (month === null || numbers.length < 2) return null;
  const [first = "", second = ""] = numbers;
  const [year, day] = first.length === 4 ? [first, second] : [second, first];
  const hour = Number(time?.[1] ?? 0);
  const half = time?.[4]?.[0]?.toLowerCase();
  const hours = half === "p" && hour < 12 ? hour + 12 : half === "a" && hour === 12 ? 0 : hour;
  const zone = lateYear === undefined ? rest : rest.slice(0, -4);
  return at(fullYear(year), month, Number(day), hours, Number(time?.[2] ?? 0), Number(time?.[3] ?? 0), 0, zone);
}

const slashes =
  /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:[,\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?\s*(.*))?$/i;

/** "31.12.2024", "12/31/2024 08:00": the American order only with slashes, and only where it can be. */
function parseSlashes(text: string): Date | null {
  const found = slashes.exec(text);
  if (found === null) return null;
  const [, first = "", mark, second = "", year = "", hour = "0", minute = "0", seconds = "0", half, zone = ""] = found;
  const american = mark === "/" && Number(first) <= 12;
  const [month, day] = american ? [first, second] : [second, first];
  const hours = (Number(hour) % (half ? 12 : 24)) + (half?.toLowerCase() === "pm" ? 12 : 0);
  return at(fullYear(year), Number(month), Number(day), hours, Number(minute), Number(seconds), 0, zone);
}

function parseEpoch(text: string): Date | null {
  if (!/^\d{9,10}$|^\d{12,13}$/.test(text)) return null;
  return new Date(Number(text) * (text.length < 11 ? 1000 : 1));
}

/** Two digits are this century up to 2068, as POSIX has it. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 69 ? 2000 : 1900);
}

function at(y: number, mo: number, d: number, h: number, mi: number, s: number, ms: number, zone: string): Date | null {
  const offset = offsetOf(zone);
  if (mo < 1 || mo > 12 || d < 1 || d > 31 || h > 24 || mi > 59 || s > 60 || y < 1 || y > 9999) return null;
  const date = new Date(0);
  date.setUTCFullYear(y, mo - 1, d);
  // the 31st of a short month is a mistake: reject it rather than move to the next month
  if (date.getUTCMonth() !== mo - 1) return null;
  date.setUTCHours(h, mi, s, Math.floor(ms));
  return new Date(date.getTime() - offset * 60_000);
}

/** Minutes east of Greenwich; an unknown zone counts as Greenwich. */
function offsetOf(zone: string): number {
  const numeric = /([+-])\s?(\d{1,2})(?::?(\d{2}))?/.exec(zone);
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return numeric[1] === "-" ? -minutes : minutes;
  }
  const name = /[a-z]+/i.exec(zone)?.[0].toUpperCase() ?? "";
  return (zones.get(name) ?? 0) * 60;
}

/** Names and hours east of Greenwich; of several meanings the one that feeds write. */
const zones: ReadonlyMap<string, number> = new Map(
  [
    "EST-5 EDT-4 ET-5 CST-6 CDT-5 CT-6 MST-7 MDT-6 MT-7 PST-8 PDT-7 PT-8 AKST-9 AKDT-8 HST-10 AST-4 ADT-3 NST-3.5 NDT-2.5",
    "BRT-3 ART-3 CLT-4 WEST+1 BST+1 IST+5.5 CET+1 CEST+2 MET+1 MEZ+1 MESZ+2 MEST+2 EET+2 EEST+3 MSK+3 MSD+4 SAST+2 PKT+5",
    "WIB+7 ICT+7 HKT+8 SGT+8 AWST+8 JST+9 KST+9 ACST+9.5 ACDT+10.5 AEST+10 AEDT+11 NZST+12 NZDT+13",
  ]
    .flatMap((line) => line.split(" "))
    .map((zone) => [zone.replace(/[^A-Z]/g, ""), Number(zone.replace(/[A-Z]/g, ""))]),
);

/** Beginnings of month names in the languages that write them in feeds, in lower case without accents. */
const months: readonly string[][] = [
  ["jan", "ene", "gen", "янв", "sty", "oca", "ιαν"],
  ["feb", "fev", "фев", "lut", "sub", "φεβ"],
  ["mar", "maer", "mrz", "maa", "mrt", "мар", "μαρ"],
  ["apr", "abr", "avr", "апр", "kwi", "nis", "απρ"],
  ["may", "mai", "mag", "maj", "mei", "маи", "мая", "μαι"],
  ["jun", "juin", "giu", "июн", "cze", "haz", "ιουν"],
  ["jul", "juil", "lug", "июл", "lip", "tem", "ιουλ"],
  ["aug", "ago", "aou", "авг", "sie", "agu", "αυγ"],
  ["sep", "set", "сен", "wrz", "eyl", "σεπ"],
  ["oct", "okt", "ott", "out", "окт", "paz", "eki", "οκτ"],
  ["nov", "ноя", "lis", "kas", "νοε"],
  ["dec", "dic", "dez", "des", "дек", "gru", "ara", "δεκ"],
];

function monthOf(word: string): number | null {
  if (/^\d/.test(word) || word.length < 3) return null;
  const plain = word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
  // the longest beginning decides: "juin" and "juil" share their first three letters with nothing else's
  let best: { month: number; length: number } | null = null;
  for (const [index, starts] of months.entries())
    for (const start of starts)
      if (plain.startsWith(start) && start.length > (best?.length ?? 0))
        best = { month: index + 1, length: start.length };
  return best?.month ?? null;
}
