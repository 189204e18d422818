import { type Clock, midnight } from "./instant";

/** A time of day in a text, as written, and what stands before and after it. */
export interface ClockFound {
  readonly clock: Clock;
  /** false where the text has no time, and the clock is midnight */
  readonly isWritten: boolean;
  readonly before: string;
  readonly after: string;
}

/** From the surest to the rarest; the first that fits decides. */
const forms: readonly RegExp[] = [
  // 19:48, 19:48:21.5
  /(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?![\d:])/,
  // 19h48, 20時30分, 20시 30분 5초
  /(?<![\d.])(\d{1,2}) ?(?:h|時|时|點|点|시)(?!\p{Script=Latin})(?: ?(\d{1,2})(?: ?(?:min|m|分|분)(?!\p{Script=Latin})(?: ?(\d{1,2}) ?(?:s|秒|초)(?!\p{Script=Latin}))?|(?![\p{L}\d.])))?/iu,
  // after the year or the word for the clock, a dot may part hours from minutes: "2024 klo 10.15"
  /(?<=\d{4}[^\d.]{1,12}|\b(?:kl\.?|klo|ore|pukul) )(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?![\d.])/i,
  // 3 pm
  /(?<![\d:.])(\d{1,2})(?= ?[ap]\.? ?m\b)/i,
];

/** The first time of day in a text; a day without one begins at midnight. */
export function findClock(text: string): ClockFound {
  for (const form of forms) {
    const found = form.exec(text);
    if (found === null) continue;
    const [written, hour, minute = "0", second = "0", fraction = "0"] = found;
    return {
      isWritten: true,
      clock: {
        hour: Number(hour),
        minute: Number(minute),
        second: Number(second),
        millisecond: Math.floor(Number(`0.${fraction}`) * 1000),
      },
      before: text.slice(0, found.index),
      after: text.slice(found.index + written.length),
    };
  }
  // "01 Jan 2004 GMT"
  const zone = /(?<=\d{4},? ?)(?:GMT|UTC|UT|Z|[+-]\d{2}:?\d{2})$/.exec(text)?.[0] ?? "";
  return { clock: midnight, isWritten: false, before: text.slice(0, text.length - zone.length), after: zone };
}
