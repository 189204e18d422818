const DAY_MS = 86_400_000;

/** `Retry-After` in milliseconds, given in seconds or as a date; at most a day, so that a server cannot switch a feed off with it. */
export function retryAfterMs(headers: Headers, now: Date): number | null {
  const text = headers.get("retry-after")?.trim();
  if (!text) return null;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  return Number.isNaN(ms) || ms <= 0 ? null : Math.min(ms, DAY_MS);
}

/** For how long the server calls its answer fresh, in milliseconds: `Cache-Control: max-age`, less the answer's `Age`. */
export function maxAgeMs(headers: Headers): number | null {
  const control = headers.get("cache-control") ?? "";
  if (/\b(?:no-cache|no-store)\b/i.test(control)) return null;
  const [, seconds] = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})/i.exec(control) ?? [];
  if (seconds === undefined) return null;
  const [, age = "0"] = /^(\d{1,10})$/.exec(headers.get("age")?.trim() ?? "") ?? [];
  return Math.max(0, Number(seconds) - Number(age)) * 1000;
}
