import type { ArticleTag, FeedRaw } from "@infostream/contracts";
import type { Draft } from "./draft";

/** An article that is to be written, with where it comes from. */
export interface Fresh {
  readonly draft: Draft;
  readonly document: FeedRaw;
  readonly parser: string;
  readonly rules: string;
  readonly traceparent: string;
  /** The earlier of publication and first sight; set once. */
  readonly sortAt: Date;
  readonly firstFetchedAt: Date;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
  readonly revision: number;
}

/** One that has its row, or is about to change it. */
export interface Stored extends Fresh {
  readonly id: string;
}

export interface Changed extends Stored {
  readonly formerTags: readonly ArticleTag[];
}

/** What the store knows of an article already. */
export interface Known {
  readonly id: string;
  readonly contentHash: string;
  readonly revision: number;
  readonly tags: readonly ArticleTag[];
  readonly sortAt: Date;
  readonly publishedAt: Date | null;
  readonly fetchedAt: Date;
  readonly documentFetchedAt: Date;
}

export interface Source {
  readonly document: FeedRaw;
  readonly parser: string;
  readonly rules: string;
  readonly traceparent: string;
}

/** An article that was never seen. */
export function freshOf(draft: Draft, source: Source): Fresh {
  const seenAt = new Date(source.document.fetchedAt);
  const { publishedAt, updatedAt } = draft;
  return {
    ...source,
    draft,
    publishedAt,
    updatedAt,
    firstFetchedAt: seenAt,
    sortAt: publishedAt !== null && publishedAt < seenAt ? publishedAt : seenAt,
    revision: 1,
  };
}

/** The next revision, or null where a reader would see no change or a newer document was stored already. */
export function changeOf(draft: Draft, known: Known, source: Source): Changed | null {
  const seenAt = new Date(source.document.fetchedAt);
  if (draft.contentHash === known.contentHash || seenAt < known.documentFetchedAt) return null;
  return {
    ...source,
    draft,
    id: known.id,
    // the first date holds: a feed that moves its dates must not move what people have read
    publishedAt: known.publishedAt ?? draft.publishedAt,
    updatedAt: draft.updatedAt ?? seenAt,
    firstFetchedAt: known.fetchedAt,
    sortAt: known.sortAt,
    revision: known.revision + 1,
    formerTags: known.tags,
  };
}
