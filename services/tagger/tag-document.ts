import type { HandlingResult } from "@infostream/chassis/attempt";
import type { ArticleTag, FeedParsed, FeedRaw } from "@infostream/contracts";
import { type Draft, draftOf } from "./core/draft";
import { failedResult, feedNames, parsedResult } from "./core/parse-result";
import type { ReadArticle } from "./core/read/items";
import type { Reading } from "./core/read/read-document";

/** A document that was read: its articles, its parse result for the fetcher, and where all of it comes from. */
export interface TaggedDocument {
  readonly document: FeedRaw;
  readonly feed: { readonly title: string | null; readonly siteUrl: string | null } | null;
  readonly drafts: readonly Draft[];
  readonly parseResult: FeedParsed;
  readonly parser: string;
  readonly traceparent: string;
}

/** The side effects of tagging a document. `main` passes the adapters; tests pass small functions. */
export interface TaggingDeps {
  /** The document's body from the archive, or what is wrong with it there. */
  readArchived(archiveKey: string, sha256: string): Promise<Uint8Array | "missing" | "damaged">;
  readDocument(body: Uint8Array, document: FeedRaw): Promise<Reading>;
  tagsOf(article: ReadArticle, document: FeedRaw): readonly ArticleTag[];
  /** Writes articles, tags, search entries and events in one transaction with other documents'; returns when committed. */
  store(document: TaggedDocument): Promise<void>;
}

/** Tags one document: get it from the archive, read it, tag its articles, store them with their events. Acked after the commit. */
export async function tagDocument(document: FeedRaw, traceparent: string, deps: TaggingDeps): Promise<HandlingResult> {
  const body = await deps.readArchived(document.archiveKey, document.sha256);
  if (body === "missing" || body === "damaged") {
    const cause = `The archived document ${document.archiveKey} is ${body === "missing" ? "missing" : "damaged"}`;
    await giveUp(document, traceparent, cause, deps);
    return dead(cause);
  }
  const reading = await deps.readDocument(body, document);
  if (reading.kind === "unreadable") {
    // the list of feeds shows the failure too; the dead letter keeps the document for a better parser
    await deps.store(withoutArticles(document, traceparent, failedResult(document, reading.cause)));
    return dead(reading.cause);
  }
  if (reading.kind === "not a feed") {
    await deps.store(withoutArticles(document, traceparent, failedResult(document, reading.reason)));
    return { kind: "done" };
  }
  const { feed, articles } = reading;
  await deps.store({
    document,
    traceparent,
    feed: feedNames({ title: document.feedTitle ?? feed.title, siteUrl: feed.siteUrl }),
    drafts: articles.map((article) => draftOf(article, deps.tagsOf(article, document))),
    parseResult: parsedResult(document, feed),
    parser: `${feed.parser}, ${feed.format}`,
  });
  return { kind: "done" };
}

/**
 * Gives up on a document that was not read although nothing is known to be wrong with it. Its feed shows the cause, and the fetcher,
 * which counts it as read until then, fetches it again.
 */
export const giveUp = (document: FeedRaw, traceparent: string, cause: string, { store }: Pick<TaggingDeps, "store">) =>
  store(withoutArticles(document, traceparent, failedResult(document, cause, { unread: true })));

const dead = (cause: string): HandlingResult => ({ kind: "dead", cause });

const withoutArticles = (document: FeedRaw, traceparent: string, parseResult: FeedParsed): TaggedDocument => ({
  document,
  traceparent,
  feed: null,
  drafts: [],
  parseResult,
  parser: "",
});
