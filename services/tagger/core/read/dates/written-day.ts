import type { Day } from "./instant";
import { monthsNamed } from "./month-names";
import { fullYear, numericDay } from "./numeric-day";
import { weekdaysBeginning, weekdaysNamed } from "./weekday-names";

/** All days that a text may mean: none where a word in it is not understood. */
export function writtenDays(text: string, language: string | null): readonly Day[] {
  const { words, numbers, inNumbers } = split(text);
  const understood = words.map((word) => ({
    ...word,
    months: word.isMonthNumber ? [Number(word.text)] : monthsNamed(word.text, language),
    weekdays: weekdaysOf(word),
  }));
  if (inNumbers !== null && numbers.length > 0) return [];
  if (understood.some((word) => word.months.length + word.weekdays.length === 0 && !word.passedOver)) return [];
  const months = monthWord(understood)?.months;
  // a text with two days has none
  if ((inNumbers !== null) === (months !== undefined)) return [];
  const days =
    inNumbers === null ? (months ?? []).flatMap((month) => dayBeside(month, numbers)) : numericDay(inNumbers);
  if (days.length < 2) return days;
  // languages or countries disagree: the weekday may decide
  const weekdays = new Set(understood.flatMap((word) => (word.months === months ? [] : word.weekdays)));
  return weekdays.size === 0 ? days : days.filter((day) => weekdays.has(weekdayOf(day)));
}

/** Before the date a weekday may be cut short; behind it, two letters may be anything, a half of the day above all. */
function weekdaysOf({ text, isLeading }: Word): readonly number[] {
  const exact = weekdaysNamed(text);
  return exact.length > 0 || !isLeading ? exact : weekdaysBeginning(text);
}

interface Understood {
  readonly months: readonly number[];
  readonly weekdays: readonly number[];
}

/** Of "mar, 05 noi" the second: in Romanian, the first is Tuesday as well as March. */
function monthWord(words: readonly Understood[]): Understood | null {
  const candidates = words.filter(({ months }) => months.length > 0);
  const sure = candidates.filter(({ weekdays }) => weekdays.length === 0);
  const of = candidates.length > 1 && sure.length > 0 ? sure : candidates;
  return (sure.length > 1 ? null : of.at(-1)) ?? null;
}

/** Beside a month in words two digits are a year where they come last, as RFC 822 has it. */
function dayBeside(month: number, [first = "", second = "", ...more]: readonly string[]): Day[] {
  if (more.length > 0) return [];
  if (first.length === 4 && second.length < 3) return [{ year: Number(first), month, day: Number(second) }];
  if (first.length > 2 || (second.length !== 2 && second.length !== 4)) return [];
  return [{ year: fullYear(second), month, day: Number(first) }];
}

const weekdayOf = ({ year, month, day }: Day) => new Date(Date.UTC(year, month - 1, day)).getUTCDay();

interface Word {
  readonly text: string;
  readonly isMonthNumber: boolean;
  readonly isLeading: boolean;
  /** one word before the date, parted by a mark, is a weekday in a language that is not known */
  readonly passedOver: boolean;
}

interface Split {
  readonly words: readonly Word[];
  /** those that stand alone */
  readonly numbers: readonly string[];
  /** the day, if it is written in numbers */
  readonly inNumbers: string | null;
}

const dayInNumbers = /\d{4} ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日号號일]|\d+([./-]) ?\d+\1 ?\d+/;
/** Vietnamese counts its months: "5 tháng 11, 2024". */
const countedMonth = /(?:tháng|thang|thg) ?(\d{1,2})/gi;
/** What no date has: a sign, a second clock. */
const strangeMark = /[^\p{L}\p{M}\d\s,.\-/()[\]'’׳״、،·|;॰]/u;

function split(text: string): Split {
  const inNumbers = dayInNumbers.exec(text)?.[0];
  const prose = text.replace(dayInNumbers, blank).replace(countedMonth, blank);
  if (strangeMark.test(prose)) return { words: [], numbers: [], inNumbers: null };
  const counted = [...text.matchAll(countedMonth)].map(([, month = ""]) => monthNumber(month));
  return {
    words: [...counted, ...wordsOf(prose, text.search(/\d/))],
    numbers: [...prose.matchAll(/\d+/g)].map(([digits]) => digits),
    inNumbers: inNumbers ?? null,
  };
}

const blank = (found: string) => " ".repeat(found.length);

const monthNumber = (text: string): Word => ({ text, isMonthNumber: true, isLeading: false, passedOver: false });

function wordsOf(prose: string, firstDigit: number): Word[] {
  return [...prose.matchAll(/\p{Script=Thai}+(?:\.\p{Script=Thai}+)*|[\p{L}\p{M}]+|\d+/gu)].flatMap((found, index) => {
    const [text] = found;
    if (/^\d/.test(text) || fillers.has(text.toLowerCase())) return [];
    // German "am 5. November": only at the beginning, for behind a clock it is a half of the day
    if (index === 0 && text === "am") return [];
    const isLeading = found.index < firstDigit;
    const passedOver = isLeading && index === 0 && /^[,.]/.test(prose.slice(found.index + text.length));
    return [{ text, isMonthNumber: false, isLeading, passedOver }];
  });
}

/** Prepositions, endings of ordinals, and words for day, year and clock: they stand between the parts of a date and change none. */
const fillers: ReadonlySet<string> = new Set(
  [
    "of the on at t st nd rd th de del d di da do der den dem le la el los lo il er re e ème eme è o a º ª um uhr kl klo kello pukul",
    "à às as las alle ore om u en an año ano ko g gada m y i ob v u ve ved på op den в о у г год года р року рік ж թ го ого й το στις και ปี พ.ศ ค.ศ เวลา น ngày năm lúc",
    "les во ч kell בשעה في الساعة ساعت کو को बजे এ அன்று रोजी वाजता ರಂದು ಸಮಯಕ್ಕೆ pada pukul nang ag",
  ].flatMap((line) => line.split(" ")),
);
