import { parseDuration } from "@infostream/chassis/duration";
import type { NewFeed } from "@infostream/contracts";
import { readFeedUrl } from "./feed-url";

/** A subscription that a person asks for, checked. */
export interface NewSubscription {
  readonly url: string;
  readonly host: string;
  readonly title: string | null;
  readonly pollEveryMs: number | null;
}

const SHORTEST_MS = 1000;
const LONGEST_MS = 365 * 86_400_000;
const LONGEST_TITLE = 500;

/** Reads a request to subscribe, or says what is wrong with it. */
export function readNewSubscription({
  url,
  title,
  pollEvery,
}: NewFeed): NewSubscription | { readonly invalid: string } {
  const where = readFeedUrl(url);
  if ("invalid" in where) return where;
  const every = readPollEvery(pollEvery ?? null);
  return "invalid" in every ? every : { ...where, title: readTitle(title ?? null), ...every };
}

export function readPollEvery(
  text: string | null,
): { readonly pollEveryMs: number | null } | { readonly invalid: string } {
  if (text === null) return { pollEveryMs: null };
  const ms = parseDuration(text);
  if (ms === null)
    return { invalid: `"pollEvery" must be a duration such as 30s, 15m or 24h, not "${text.slice(0, 40)}".` };
  if (ms < SHORTEST_MS) return { invalid: '"pollEvery" must be at least 1s.' };
  return ms > LONGEST_MS ? { invalid: '"pollEvery" must be at most 365d.' } : { pollEveryMs: ms };
}

/** A title on one line, null where it is empty. PostgreSQL cannot store NUL. */
export const readTitle = (text: string | null) =>
  text?.replaceAll("\0", "").replace(/\s+/g, " ").trim().slice(0, LONGEST_TITLE) || null;
