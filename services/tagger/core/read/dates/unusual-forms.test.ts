import { expect, test } from "bun:test";
import { parseDate } from "../dates";
import { languages } from "./languages";

const reads = (written: readonly (readonly [string, string | null, language?: string])[]) => {
  for (const [text, iso, language] of written)
    expect([text, parseDate(text, language ?? null)?.toISOString() ?? null]).toEqual([text, iso]);
};

test("months are known by their names, declined names and abbreviations in many languages", () => {
  reads([
    ["ti, 05 marras 2024 08:00:00 +0200", "2024-11-05T06:00:00.000Z"],
    ["mar, 05 noi 2024 08:00:00 +0200", "2024-11-05T06:00:00.000Z"],
    ["Вт, 05 лист 2024 08:00:00 +0200", "2024-11-05T06:00:00.000Z"],
    ["Cs, 05 szept 2024 08:00:00 +0200", "2024-09-05T06:00:00.000Z"],
    ["ne, 1 bře 2026 07:30:00 +0100", "2026-03-01T06:30:00.000Z"],
    ["5. září 2024 10:15", "2024-09-05T10:15:00.000Z"],
    ["2024 m. lapkričio 5 d. 10:15", "2024-11-05T10:15:00.000Z"],
    ["Παρ, 05 Ιουλ 2024 10:00:00 +0300", "2024-07-05T07:00:00.000Z"],
    ["Sal, 05 Kas 2024 10:00:00 +0300", "2024-11-05T07:00:00.000Z"],
    ["5 בנובמבר 2024 10:15", "2024-11-05T10:15:00.000Z"],
    ["5 tháng 11, 2024 10:15", "2024-11-05T10:15:00.000Z"],
  ]);
});

test("a name of two months is one only by the feed's language or the weekday", () => {
  reads([
    ["05 lis 2024 10:00:00 +0100", null],
    ["05 lis 2024 10:00:00 +0100", "2024-11-05T09:00:00.000Z", "pl-PL"],
    ["05 lis 2024 10:00:00 +0100", "2024-10-05T09:00:00.000Z", "hr"],
    ["Wt, 05 lis 2024 10:00:00 +0100", "2024-11-05T09:00:00.000Z"],
    ["5 listopada 2024", null],
    ["5 listopada 2024", "2024-11-05T00:00:00.000Z", "pl"],
  ]);
});

test("halves of the day are resolved before and after the clock", () => {
  reads([
    ["2024/1/5 下午 03:04:05", "2024-01-05T15:04:05.000Z"],
    ["2024-01-05 03:04:05 PM", "2024-01-05T15:04:05.000Z"],
    ["2024-01-05 오후 3:04", "2024-01-05T15:04:00.000Z"],
    ["2024-01-05 오전 12:04", "2024-01-05T00:04:00.000Z"],
    ["2024年11月5日(火) 午後0時30分", "2024-11-05T12:30:00.000Z"],
    ["2024年11月5日 20时30分", "2024-11-05T20:30:00.000Z"],
    ["2024年11月5日 晚上8:30", "2024-11-05T20:30:00.000Z"],
    ["5 de noviembre de 2024, 3:04 p. m.", "2024-11-05T15:04:00.000Z"],
    ["5 Μαΐου 2024, 3:04 μ.μ.", "2024-05-05T15:04:00.000Z"],
    ["5 نوفمبر 2024 3:04 م", "2024-11-05T15:04:00.000Z"],
    ["2024. november 5. du. 3:04", "2024-11-05T15:04:00.000Z", "hu"],
    ["Nov 5, 2024 3pm EST", "2024-11-05T20:00:00.000Z"],
  ]);
});

test("a half of the day that is unknown, in doubt or against its hour leaves no date", () => {
  reads([
    ["2024-11-05 13:04 AM", null],
    ["2024-11-05 晚上12:30", null],
    ["2024. november 5. du. 3:04", null],
    ["10:15 em 5 de novembro de 2024", null],
    ["5 listopada 2024 3:04 po południu", null],
    ["5 Nov 2024 pm", null],
    ["5 януари 2024 г. в 12:15 ч. am", null],
  ]);
});

test("compact forms are read to the millisecond", () => {
  reads([
    ["20260301073000", "2026-03-01T07:30:00.000Z"],
    ["20260301073000123", "2026-03-01T07:30:00.123Z"],
    ["202603010730", "2026-03-01T07:30:00.000Z"],
    ["20260301T0730+0100", "2026-03-01T06:30:00.000Z"],
    ["20260301", "2026-03-01T00:00:00.000Z"],
    ["20261301073000", null],
    ["2026030107", null],
  ]);
});

test("zones have names, signs of every kind and summers", () => {
  reads([
    ["2024-03-01T10:00:00−05:00", "2024-03-01T15:00:00.000Z"],
    ["Fri, 1 Mar 2024 10:00:00 \u22120500", "2024-03-01T15:00:00.000Z"],
    ["2024-07-01 10:00 ET", "2024-07-01T14:00:00.000Z"],
    ["2024-01-01 10:00 ET", "2024-01-01T15:00:00.000Z"],
    ["2024-07-01 10:00 Pacific Daylight Time", "2024-07-01T17:00:00.000Z"],
    ["2024-07-01T10:00:00[Europe/Berlin]", "2024-07-01T08:00:00.000Z"],
    ["2024-07-01 10:00 Etc/GMT+5", "2024-07-01T15:00:00.000Z"],
    ["2024-07-01 10:00 UTC+8", "2024-07-01T02:00:00.000Z"],
    ["Tue Nov 05 2024 10:15:00 GMT+0100 (Central European Standard Time)", "2024-11-05T09:15:00.000Z"],
    ["05/Nov/2024:10:15:00 +0100", "2024-11-05T09:15:00.000Z"],
    ["Tue, 05 Nov 2024 10:15:00 XYZ", null],
    ["Tue, 05 Nov 2024 10:15:00 +9900", null],
    ["2024-07-01 10:00 Middle/Earth", null],
    // on this morning New York's clocks showed half past one twice
    ["2024-11-03 01:30 America/New_York", null],
  ]);
});

test("ordinals, prepositions and weekdays are passed over", () => {
  reads([
    ["1st March 2024", "2024-03-01T00:00:00.000Z"],
    ["Sunday, the 2nd of June 2024 at 10:15", "2024-06-02T10:15:00.000Z"],
    ["1er mars 2024 à 14h30", "2024-03-01T14:30:00.000Z"],
    ["1º de mayo de 2024 a las 10:15", "2024-05-01T10:15:00.000Z"],
    ["am 5. November 2024 um 10:15 Uhr", "2024-11-05T10:15:00.000Z"],
    ["5.11.2024 klo 10.15", "2024-11-05T10:15:00.000Z"],
    ["2024. november 5., kedd 10:15", "2024-11-05T10:15:00.000Z"],
    ["Expires 5 Nov 2024", null],
  ]);
});

test("other digits and the Buddhist years of Thailand are read", () => {
  reads([
    ["٥ نوفمبر ٢٠٢٤", "2024-11-05T00:00:00.000Z"],
    ["۵ نوامبر ۲۰۲۴", "2024-11-05T00:00:00.000Z"],
    ["५ नवंबर २०२४", "2024-11-05T00:00:00.000Z"],
    ["๕ พฤศจิกายน ๒๕๖๗", "2024-11-05T00:00:00.000Z"],
    ["5 พ.ย. 2567 10:15", "2024-11-05T10:15:00.000Z"],
    ["29 กุมภาพันธ์ พ.ศ. 2567", "2024-02-29T00:00:00.000Z"],
    ["２０２４年１１月５日", "2024-11-05T00:00:00.000Z"],
    ["1403/08/15", null],
  ]);
});

test("day and month in doubt leave no date", () => {
  reads([
    ["03/04/2026", null],
    ["03-04-2026 10:00", null],
    ["04/04/2026", "2026-04-04T00:00:00.000Z"],
    ["Fri, 03/04/2026", "2026-04-03T00:00:00.000Z"],
    ["03.04.2026", "2026-04-03T00:00:00.000Z"],
    ["13/04/2026", "2026-04-13T00:00:00.000Z"],
    ["24.12.05", null],
    ["31.12.99", "1999-12-31T00:00:00.000Z"],
    ["1 Jan 104", null],
  ]);
});

test("what has a part that is not understood, or that no calendar has, is not a date", () => {
  reads([
    ["5 Nov 2024 25:00", null],
    ["5 Nov 2024 10:60", null],
    ["5 Nov 2024 24:01", null],
    ["30 Feb 2024", null],
    ["2024-02-30T10:00:00Z", null],
    ["Mar, 05 xyz 2024 10:00", null],
    ["5 Nov 2024 2024-11-06", null],
    ["5 Nov 2024 10:15 - 11:30", null],
    ["2024-310", null],
    ["2024-W45-2", null],
    ["2024 10:15", null],
    ["令和6年11月5日", null],
  ]);
});

/** Every day of the month and hour occurs, in every month. */
const moments = Array.from(
  { length: 72 },
  (_, n) => new Date(Date.UTC(2001 + (n % 30), n % 12, 1 + (n % 28), n % 24, n % 60)),
);

test("every moment that JavaScript writes in RFC 822 and ISO 8601 reads back", () => {
  for (const moment of moments) {
    const iso = moment.toISOString();
    reads([
      [moment.toUTCString(), iso],
      [iso, iso],
      [iso.slice(0, 19), iso],
      [moment.toString(), iso],
    ]);
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
