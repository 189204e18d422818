import { languages, nameIn, once } from "./languages";
import { plainName } from "./normalise";

/** The weekdays that a word means in any language, from Sunday = 0; empty where it names none. */
export const weekdaysNamed = (word: string): readonly number[] => [...(table().get(plainName(word)) ?? [])];

/** The weekdays that begin with a word: "cs" is "csütörtök". */
export function weekdaysBeginning(word: string): readonly number[] {
  const name = plainName(word);
  if (name.length < 2) return [];
  return [...new Set([...table()].flatMap(([full, days]) => (full.startsWith(name) ? [...days] : [])))];
}

/** A name of two words counts as both: "segunda-feira". */
const table = once(() => {
  const found = new Map<string, Set<number>>();
  for (const language of languages)
    for (const weekday of ["long", "short"] as const) {
      const write = nameIn(language, "weekday", { weekday });
      for (let day = 0; day < 7; day++)
        for (const word of write(Date.UTC(2024, 0, 7 + day)).split(/[\s-]+/))
          if (plainName(word) !== "") found.set(plainName(word), (found.get(plainName(word)) ?? new Set()).add(day));
    }
  return found;
});
