import type { FeedParsed } from "@infostream/contracts";
import { medianGap } from "./median-gap";
import { readTitle } from "./new-subscription";

/** What a document taught of its feed. */
export type Lesson =
  /** `unread` where nothing is known to be wrong with the document: it must be fetched again. */
  | { readonly kind: "failed"; readonly reason: string; readonly unread: boolean }
  | {
      readonly kind: "understood";
      readonly title: string | null;
      readonly siteUrl: string | null;
      readonly medianGapMs: number | null;
      readonly ttlMs: number | null;
    };

const LONGEST_REASON = 500;

export function readLesson(parsed: FeedParsed): Lesson {
  if (parsed.outcome === "failed") {
    const reason = parsed.reason.replaceAll("\0", "").slice(0, LONGEST_REASON);
    return { kind: "failed", reason, unread: parsed.unread === true };
  }
  return {
    kind: "understood",
    title: readTitle(parsed.title),
    siteUrl: webAddress(parsed.siteUrl),
    medianGapMs: medianGap(parsed.publishedGapsMs),
    ttlMs: parsed.ttlMs,
  };
}

function webAddress(text: string | null): string | null {
  const url = text === null ? null : URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.href.length <= 2048 ? url.href : null;
}
