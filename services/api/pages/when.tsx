/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A time as a person would say it, with the exact time in its attribute. */
export function When({ at, now }: { at: string; now: Date }) {
  const time = new Date(at);
  return (
    <time datetime={at} title={`${exact.format(time)} UTC`} safe>
      {relativeTime(time, now)}
    </time>
  );
}

/** How long ago, or how long still; a date where that is more than a week. */
export function relativeTime(time: Date, now: Date): string {
  const ms = now.getTime() - time.getTime();
  const distance = Math.abs(ms);
  if (distance < MINUTE) return ms >= 0 ? "just now" : "in a moment";
  if (distance >= 7 * DAY) return (time.getUTCFullYear() === now.getUTCFullYear() ? day : dayAndYear).format(time);
  const words =
    distance < HOUR
      ? `${Math.floor(distance / MINUTE)} min`
      : distance < DAY
        ? `${Math.floor(distance / HOUR)} h`
        : count(Math.floor(distance / DAY), "day");
  return ms >= 0 ? `${words} ago` : `in ${words}`;
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;

const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "medium", timeZone: "UTC" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
const dayAndYear = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
