/** The languages whose names of months, weekdays and halves of the day are known; the names are Unicode's (CLDR), by `Intl`. */
export const languages: readonly string[] = [
  "en de de-AT nl af sv da nb nn is fr es es-PE pt it ro ca gl eu cy ga sq",
  "cs sk pl hr sl bs sr sr-Latn mk bg uk ru be lt lv et fi hu tr az el hy ka kk uz",
  "he ar ar-MA ar-DZ fa ur hi bn ta te ml kn mr gu pa th vi id ms fil sw ko ja zh zh-Hant",
].flatMap((line) => line.split(" "));

/** "pt-BR" is a dialect of "pt"; Norwegian without a standard is Bokmål. */
export function languageOf(tag: string): string {
  const primary = tag.toLowerCase().split(/[-_]/)[0] ?? "";
  return primary === "no" ? "nb" : primary;
}

/** One part of a moment as a language writes it, in the Gregorian calendar, UTC and European digits. */
export function nameIn(
  language: string,
  part: "month" | "weekday" | "dayPeriod",
  options: Intl.DateTimeFormatOptions,
): (time: number) => string {
  const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { timeZone: "UTC", ...options });
  return (time) => format.formatToParts(time).find((found) => found.type === part)?.value ?? "";
}

/** Computes once, at the first use: names are asked of `Intl` only where a feed writes an unusual date. */
export function once<T>(compute: () => T): () => T {
  let computed: { readonly value: T } | undefined;
  return () => (computed ??= { value: compute() }).value;
}
