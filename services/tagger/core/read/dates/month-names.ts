import { languageOf, languages, nameIn, once } from "./languages";
import { plainName } from "./normalise";

interface MonthName {
  readonly name: string;
  readonly month: number;
  readonly language: string;
}

/**
 * The months that a word may mean, from 1. A name of the feed's own language decides, then names that are written in full,
 * then beginnings ("szept"), then endings of declension ("novemberben"). Several where languages disagree: "lis" is
 * October in Croatian and November in Polish.
 */
export function monthsNamed(word: string, language: string | null): readonly number[] {
  const name = plainName(word);
  const found = named(name, language === null ? null : languageOf(language));
  // Hebrew writes "in" as one letter with the name
  return found.length === 0 && name.startsWith("ב") ? named(name.slice(1), language) : found;
}

function named(name: string, language: string | null): readonly number[] {
  if (name.length < 2) return [];
  const { exact, all } = table();
  const same = exact.get(name) ?? [];
  if (same.length > 0) return monthsOf(same, language);
  if (name.length < 3) return [];
  const beginnings = all.filter((month) => month.name.startsWith(name));
  if (beginnings.length > 0) return monthsOf(beginnings, language);
  return monthsOf(
    all.filter((month) => month.name.length > 3 && name.startsWith(month.name)),
    language,
  );
}

function monthsOf(names: readonly MonthName[], language: string | null): readonly number[] {
  const own = names.filter((month) => month.language === language);
  return [...new Set((own.length > 0 ? own : names).map(({ month }) => month))];
}

const shapes: readonly Intl.DateTimeFormatOptions[] = [
  { month: "long" },
  { month: "short" },
  // beside a day many languages decline: Czech "listopadu" beside "listopad"
  { day: "numeric", month: "long", year: "numeric" },
  { day: "numeric", month: "short", year: "numeric" },
];

/** Usual in feeds, and not in CLDR. */
const additions: readonly MonthName[] = [
  { name: "mrz", month: 3, language: "de" },
  { name: "maerz", month: 3, language: "de" },
  { name: "mae", month: 3, language: "de" },
  { name: "agt", month: 8, language: "id" },
  { name: "bre", month: 3, language: "cs" },
  { name: "cvn", month: 6, language: "cs" },
  { name: "cvc", month: 7, language: "cs" },
];

const table = once(() => {
  const all = [...additions, ...languages.flatMap(monthsIn)];
  const exact = new Map<string, MonthName[]>();
  for (const month of all) exact.set(month.name, [...(exact.get(month.name) ?? []), month]);
  return { exact, all };
});

function monthsIn(language: string): MonthName[] {
  return shapes.flatMap((shape) => {
    const write = nameIn(language, "month", shape);
    return Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month) =>
      namesIn(write(Date.UTC(2024, month - 1, 5))).map((name) => ({ name, month, language: languageOf(language) })),
    );
  });
}

/** "d’octubre" and "de novembre" without their prepositions; a month that is written as a number has no name. */
function namesIn(written: string): string[] {
  if (/\d/.test(written)) return [];
  const name = plainName(written.replace(/^(?:de |d['’])/, ""));
  return name.length > 1 ? [name] : [];
}
