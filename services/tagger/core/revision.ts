import type { ArticleTag, FeedRaw } from "@infostream/contracts";
import type { Draft } from "./draft";

/** Where a draft comes from. */
export interface Source {
  readonly document: FeedRaw;
  readonly parser: string;
  /** Version of the tag rules. */
  readonly rules: string;
  readonly traceparent: string;
}

/** An article that the store does not hold yet. */
export interface NewArticle extends Source {
  readonly draft: Draft;
  /** The earlier of publication and first sight; set once. */
  readonly sortAt: Date;
  /** Of the document that it was first seen in. */
  readonly fetchedAt: Date;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
  readonly revision: number;
}

/** A revision that has its row. */
export interface WrittenArticle extends NewArticle {
  readonly id: string;
}

/** The next revision of a stored article. */
export interface ChangedArticle extends WrittenArticle {
  readonly formerTags: readonly ArticleTag[];
}

/** What decides whether a draft changes the article that the store holds. */
export interface StoredArticle {
  readonly id: string;
  readonly contentHash: string;
  readonly revision: number;
  readonly tags: readonly ArticleTag[];
  readonly sortAt: Date;
  readonly publishedAt: Date | null;
  readonly fetchedAt: Date;
  readonly documentFetchedAt: Date;
}

/** The first revision. */
export function newArticle(draft: Draft, source: Source): NewArticle {
  const fetchedAt = new Date(source.document.fetchedAt);
  const { publishedAt, updatedAt } = draft;
  return {
    ...source,
    draft,
    publishedAt,
    updatedAt,
    fetchedAt,
    sortAt: publishedAt !== null && publishedAt < fetchedAt ? publishedAt : fetchedAt,
    revision: 1,
  };
}

/** The next revision, or null where a reader would see no change or a newer document was stored already. */
export function changedArticle(draft: Draft, stored: StoredArticle, source: Source): ChangedArticle | null {
  const seenAt = new Date(source.document.fetchedAt);
  if (draft.contentHash === stored.contentHash || seenAt < stored.documentFetchedAt) return null;
  return {
    ...source,
    draft,
    id: stored.id,
    // the first date holds: a feed that moves its dates must not move what people have read
    publishedAt: stored.publishedAt ?? draft.publishedAt,
    updatedAt: draft.updatedAt ?? seenAt,
    fetchedAt: stored.fetchedAt,
    sortAt: stored.sortAt,
    revision: stored.revision + 1,
    formerTags: stored.tags,
  };
}
