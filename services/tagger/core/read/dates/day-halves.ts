import type { ClockFound } from "./clock";
import { languageOf, languages, nameIn, once } from "./languages";
import { plainName } from "./normalise";

type Half = "morning" | "afternoon" | "noon" | "evening";

/**
 * Resolves the word for the half of the day before or after a clock, if there is one. Null where word and hour contradict
 * each other, and where the word may be a preposition: "em" is afternoon in Swedish, "on" in Portuguese.
 */
export function applyHalf(found: ClockFound, language: string | null): ClockFound | null {
  if (!found.isWritten) return found;
  const after = halfAfter(found.after);
  const before = after === null ? halfBefore(found.before) : null;
  const read = after ?? before;
  if (read === null) return found;
  const hour = hourOf(found.clock.hour, read.half);
  const own = ambiguous.get(read.name);
  if (hour === null || own?.includes(languageOf(language ?? "")) === false) return null;
  // Koreans write "AM 12:15" for a quarter past midnight, and to Germans and the Welsh "am" is a preposition
  if (before?.name === "am" && found.clock.hour === 12) return null;
  return {
    ...found,
    clock: { ...found.clock, hour },
    before: before?.rest ?? found.before,
    after: after?.rest ?? found.after,
  };
}

function hourOf(hour: number, half: Half): number | null {
  switch (half) {
    case "morning":
      return hour > 12 ? null : hour % 12;
    case "afternoon":
      return hour < 12 ? hour + 12 : hour;
    case "noon":
      return hour < 3 ? hour + 12 : hour >= 11 && hour < 15 ? hour : null;
    case "evening":
      // twelve at night may be the beginning or the end of the day
      return hour > 12 ? hour : hour >= 5 && hour < 12 ? hour + 12 : null;
    default:
      return half satisfies never;
  }
}

/** Halves of the day that are other words elsewhere; they count in their own language. */
const ambiguous: ReadonlyMap<string, readonly string[]> = new Map([
  ["de", ["hu"]],
  ["du", ["hu"]],
  ["em", ["sv", "nn"]],
  ["sa", ["vi"]],
  ["to", ["uz"]],
]);

interface HalfRead {
  readonly name: string;
  readonly half: Half;
  readonly rest: string;
}

const word = String.raw`[\p{L}\p{M}]+[.׳״'"’]*`;
/** "p. m." counts as one name, so the longest is tried first. */
const beginnings = [3, 2, 1].map((count) => new RegExp(`^ ?(?:${word} ?){${count}}`, "u"));
const ending = new RegExp(`(?:${word})? ?${word}[ ,]?$`, "u");

function halfAfter(text: string): HalfRead | null {
  for (const beginning of beginnings) {
    const written = beginning.exec(text)?.[0];
    const name = plainName(written ?? "");
    const half = table().get(name);
    if (written !== undefined && half !== undefined) return { name, half, rest: text.slice(written.length) };
  }
  return null;
}

function halfBefore(text: string): HalfRead | null {
  const joined =
    /(?:上午|早上|早晨|清晨|凌晨|午前|오전|새벽|아침|下午|傍晚|午後|午后|오후|저녁|中午|晚上|晚間|晚间) ?$/u.exec(text);
  const written = joined?.[0] ?? ending.exec(text)?.[0];
  if (written === undefined) return null;
  for (const candidate of [written, written.trim().split(" ").at(-1) ?? ""]) {
    const name = plainName(candidate);
    const half = table().get(name);
    if (half !== undefined) return { name, half, rest: text.slice(0, text.lastIndexOf(candidate)) };
  }
  return null;
}

/** Beside what CLDR has: what people write. */
const additions: readonly (readonly [Half, string])[] = [
  ["morning", "am 上午 早上 早晨 清晨 凌晨 午前 오전 새벽 아침"],
  ["morning", "vorm vormittags преподне прподне πμ дп صباحا पूर्वाह्न सुबह ก่อนเที่ยง sáng לפנהצ"],
  ["afternoon", "pm 下午 傍晚 午後 午后 오후 저녁"],
  ["afternoon", "nachm nachmittags послеподне поподне μμ пп مساء अपराह्न หลังเที่ยง chiều אחהצ"],
  ["noon", "中午"],
  ["evening", "晚上 晚間 晚间"],
];

/** A word that is morning in one language and afternoon in another tells nothing, and is not in the table. */
const table = once(() => {
  const found = new Map<string, Set<Half>>();
  const add = (name: string, half: Half) => {
    if (name !== "") found.set(name, (found.get(name) ?? new Set()).add(half));
  };
  for (const [half, words] of additions) for (const name of words.split(" ")) add(plainName(name), half);
  for (const language of languages) {
    const write = nameIn(language, "dayPeriod", { hour: "numeric", hour12: true });
    add(plainName(write(Date.UTC(2024, 0, 7, 9))), "morning");
    add(plainName(write(Date.UTC(2024, 0, 7, 15))), "afternoon");
  }
  return new Map([...found].flatMap(([name, [half, other]]) => (half && !other ? [[name, half] as const] : [])));
});
