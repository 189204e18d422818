import type { FeedChange } from "@infostream/contracts";
import { readFeedUrl } from "./feed-url";
import { readPollEvery, readTitle } from "./new-subscription";

/** A change of a feed, checked; what is left out stays as it is. */
export interface CheckedChange {
  readonly where?: { readonly url: string; readonly host: string };
  readonly title?: string | null;
  readonly pollEveryMs?: number | null;
  readonly paused?: boolean;
}

/** Reads a change, or says what is wrong with it. */
export function readChange({
  url,
  title,
  pollEvery,
  paused,
}: FeedChange): CheckedChange | { readonly invalid: string } {
  const where = url === undefined ? null : readFeedUrl(url);
  if (where !== null && "invalid" in where) return where;
  const every = pollEvery === undefined ? null : readPollEvery(pollEvery);
  if (every !== null && "invalid" in every) return every;
  return {
    ...(where === null ? {} : { where }),
    ...(title === undefined ? {} : { title: readTitle(title) }),
    ...every,
    ...(paused === undefined ? {} : { paused }),
  };
}
