import { expect, test } from "bun:test";
import { clampPublished, parseDate } from "./dates";

const reads = (written: readonly (readonly [string, string])[]) => {
  for (const [text, iso] of written) expect([text, parseDate(text)?.toISOString()]).toEqual([text, iso]);
};

test("RFC 822 dates are read in all their variants", () => {
  reads([
    ["Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21.000Z"],
    ["Thu, 01 Jan 2004 19:48:21 +0200", "2004-01-01T17:48:21.000Z"],
    ["Thu, 1 Jan 04 19:48 EST", "2004-01-02T00:48:00.000Z"],
    ["1 January 2004 19:48:21 PDT", "2004-01-02T02:48:21.000Z"],
    ["Thu,01 Jan 2004 19:48:21 CET", "2004-01-01T18:48:21.000Z"],
    ["Thu Jan  1 19:48:21 2004", "2004-01-01T19:48:21.000Z"],
    ["Thu Jan 01 19:48:21 GMT 2004", "2004-01-01T19:48:21.000Z"],
    ["Thu, 01 Jan 2004", "2004-01-01T00:00:00.000Z"],
    ["01 Jan 99 00:00:00 UT", "1999-01-01T00:00:00.000Z"],
    ["Sun, 31 Dec 2023 24:00:00 GMT", "2024-01-01T00:00:00.000Z"],
  ]);
});

test("RFC 3339 dates are read in all their variants", () => {
  reads([
    ["2004-01-01T19:48:21Z", "2004-01-01T19:48:21.000Z"],
    ["2004-01-01T19:48:21.123456+05:30", "2004-01-01T14:18:21.123Z"],
    ["2004-01-01 19:48:21", "2004-01-01T19:48:21.000Z"],
    ["2004-01-01T19:48-0800", "2004-01-02T03:48:00.000Z"],
    ["20040101T194821Z", "2004-01-01T19:48:21.000Z"],
    ["2004-01-01", "2004-01-01T00:00:00.000Z"],
    ["2004-01", "2004-01-01T00:00:00.000Z"],
    ["2004/1/2 03:04:05 EST", "2004-01-02T08:04:05.000Z"],
  ]);
});

test("what else real feeds write is read", () => {
  reads([
    ["Do, 04 Mär 2010 10:15:00 +0100", "2010-03-04T09:15:00.000Z"],
    ["jeu., 04 févr. 2010 10:15:00 +0100", "2010-02-04T09:15:00.000Z"],
    ["mar, 14 juil. 2015 08:00:00 +0200", "2015-07-14T06:00:00.000Z"],
    ["Чт, 04 мая 2017 10:15:00 +0300", "2017-05-04T07:15:00.000Z"],
    ["lun, 5 ago 2019 10:00:00 GMT", "2019-08-05T10:00:00.000Z"],
    ["January 5, 2024 3:04 pm EST", "2024-01-05T20:04:00.000Z"],
    ["12/31/2023 12:30 AM", "2023-12-31T00:30:00.000Z"],
    ["31.12.2023 08:15", "2023-12-31T08:15:00.000Z"],
    ["2024年10月2日 08:15:00", "2024-10-02T08:15:00.000Z"],
    ["2024년 10월 2일", "2024-10-02T00:00:00.000Z"],
    ["1704067200", "2024-01-01T00:00:00.000Z"],
    ["1704067200000", "2024-01-01T00:00:00.000Z"],
  ]);
});

test("what is no date is none", () => {
  for (const text of [
    "",
    "   ",
    "yesterday",
    "Invalid Date",
    "2024-13-01",
    "31 Feb 2024 10:00:00 GMT",
    "12",
    "0000-00-00T00:00:00Z",
    null,
  ])
    expect([text, parseDate(text)]).toEqual([text, null]);
});

test("a date in the future is now, one before the web is none", () => {
  const now = new Date("2024-05-01T00:00:00Z");
  expect(clampPublished(new Date("2031-01-01"), now)).toEqual(now);
  expect(clampPublished(new Date("2024-04-01"), now)).toEqual(new Date("2024-04-01"));
  expect(clampPublished(new Date(0), now)).toBeNull();
  expect(clampPublished(null, now)).toBeNull();
});
