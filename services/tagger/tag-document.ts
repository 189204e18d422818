import type { ArticleTag, FeedParsed, FeedRaw } from "@infostream/contracts";
import type { Verdict } from "@infostream/chassis/attempt";
import { type Draft, draftOf } from "./core/draft";
import { failureOf, learntOf, namesOf } from "./core/learnt";
import type { ReadArticle } from "./core/read/items";
import type { Reading } from "./core/read/read-document";

/** A document that was read: its articles, what the fetcher is to learn, and where all of it comes from. */
export interface TaggedDocument {
  readonly document: FeedRaw;
  readonly feed: { readonly title: string | null; readonly siteUrl: string | null } | null;
  readonly drafts: readonly Draft[];
  readonly learnt: FeedParsed;
  readonly parser: string;
  readonly traceparent: string;
}

/** What tagging needs of the world, as verbs. */
export interface World {
  fetchBack(archiveKey: string, sha256: string): Promise<Uint8Array | "missing" | "damaged">;
  read(body: Uint8Array, document: FeedRaw): Promise<Reading>;
  tagsOf(article: ReadArticle, document: FeedRaw): readonly ArticleTag[];
  /** Articles, tags, search and what is to be told of them, in one transaction with other documents'; returns when committed. */
  store(document: TaggedDocument): Promise<void>;
}

/** One document: get it back, read it, tag its articles, store them with what is to be told. Acked only after the commit. */
export async function tagDocument(document: FeedRaw, traceparent: string, world: World): Promise<Verdict> {
  const body = await world.fetchBack(document.archiveKey, document.sha256);
  if (body === "missing" || body === "damaged") {
    const cause = `the archive ${body === "missing" ? "has no" : "holds a damaged"} ${document.archiveKey}`;
    await giveUp(document, traceparent, cause, world);
    return dead(cause);
  }
  const reading = await world.read(body, document);
  if (reading.kind === "unreadable") {
    // the feed's list shows the failure too; the dead letter keeps the document for a better parser
    await world.store({ ...nothing(document, traceparent), learnt: failureOf(document, reading.cause) });
    return dead(reading.cause);
  }
  if (reading.kind === "not a feed") {
    await world.store({ ...nothing(document, traceparent), learnt: failureOf(document, reading.reason) });
    return { kind: "done" };
  }
  const { feed, articles } = reading;
  await world.store({
    document,
    traceparent,
    feed: namesOf({ title: document.feedTitle ?? feed.title, siteUrl: feed.siteUrl }),
    drafts: articles.map((article) => draftOf(article, world.tagsOf(article, document))),
    learnt: learntOf(document, feed),
    parser: `${feed.parser}, ${feed.format}`,
  });
  return { kind: "done" };
}

/**
 * A document that was not read, although nothing is known to be wrong with it. Its feed shows the cause, and the fetcher,
 * which took it for read, fetches it again.
 */
export const giveUp = (document: FeedRaw, traceparent: string, cause: string, { store }: Pick<World, "store">) =>
  store({ ...nothing(document, traceparent), learnt: failureOf(document, cause, { unread: true }) });

const dead = (cause: string): Verdict => ({ kind: "dead", cause });

const nothing = (document: FeedRaw, traceparent: string) => ({
  document,
  traceparent,
  feed: null,
  drafts: [],
  parser: "",
});
