// a plus sign that was not percent-encoded arrives as a blank
const RFC_3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,12}))?(?:[Zz]|([+ -])([01]\d|2[0-3]):([0-5]\d))$/;

/**
 * The first millisecond that is not before an RFC 3339 time, or null if the text is not one. Articles have milliseconds, so
 * rounding up keeps "since" and "until" exact for times between two of them.
 */
export function parseMoment(text: string): Date | null {
  const [, year, month, day, hour, minute, second, fraction = "", sign, offsetHours, offsetMinutes] =
    RFC_3339.exec(text) ?? [];
  if (year === undefined || Number(year) === 0) return null;
  const ms = Math.ceil(Number(`0.${fraction || "0"}`) * 1000);
  const plain = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // 30 February would become a day in March
  if (Number.isNaN(plain) || new Date(plain).getUTCDate() !== Number(day)) return null;
  const offset = (Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0)) * 60_000;
  return new Date(plain + ms - (sign === "-" ? -offset : offset));
}
