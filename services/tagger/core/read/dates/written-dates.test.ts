import { expect, test } from "bun:test";
import { parseDate } from "../dates";
import { languages } from "./languages";

/** Every day of the month and hour occurs, in every month. */
const moments = Array.from(
  { length: 72 },
  (_, n) => new Date(Date.UTC(2001 + (n % 30), n % 12, 1 + (n % 28), n % 24, n % 60)),
);

test("every moment that JavaScript writes in RFC 822 and ISO 8601 reads back", () => {
  for (const moment of moments) {
    const iso = moment.toISOString();
    for (const text of [moment.toUTCString(), iso, iso.slice(0, 19), moment.toString()])
      expect([text, parseDate(text, null)?.toISOString()]).toEqual([text, iso]);
  }
});

test("every moment that a language writes reads back, and without its language is right or unknown", () => {
  // Irish has months of two words
  for (const language of languages.filter((each) => each !== "ga"))
    for (const month of ["long", "short"] as const) {
      const write = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, {
        day: "numeric",
        month,
        year: "numeric",
        timeZone: "UTC",
      });
      for (const moment of moments) {
        const iso = moment.toISOString();
        const text = `${write.format(moment)} ${iso.slice(11, 16)}`;
        const alone = parseDate(text)?.toISOString() ?? iso;
        const own = parseDate(text, language)?.toISOString() ?? (month === "short" ? iso : null);
        expect([text, language, own, alone]).toEqual([text, language, iso, iso]);
      }
    }
});
