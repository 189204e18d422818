import type { Lexicon } from "./grammar";

/** One kind of report, to be filled by the grammar. */
export interface Story {
  readonly categories: readonly string[];
  readonly headline: string;
  /** What the headline becomes where an editor returns to the article. */
  readonly later: string;
  readonly lead: string;
  /** Further paragraphs; one that begins with `> ` is a quotation. */
  readonly more: readonly string[];
}

/** Those who write in one language: their names, words and stories. */
export interface Newsroom {
  readonly language: string;
  readonly authors: readonly string[];
  readonly lexicon: Lexicon;
  readonly stories: readonly Story[];
  /** What stands under an edited article; `{time}` is the time of day. */
  readonly editNote: string;
}

export type FeedName = "world" | "technology" | "science";

export interface Feed {
  readonly name: FeedName;
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly newsroom: Newsroom;
  /** Write one article in six. */
  readonly guests: readonly Newsroom[];
}

/** An article as it stands at one step of the timeline. Paths are absolute in the server, without its address. */
export interface Article {
  readonly guid: string;
  readonly slug: string;
  readonly path: string;
  readonly language: string;
  readonly title: string;
  readonly summary: string;
  readonly html: string;
  readonly author: string;
  readonly categories: readonly string[];
  readonly publishedMs: number;
  readonly updatedMs: number;
  readonly cover: string | null;
  /** The figures behind the story. */
  readonly table: { readonly path: string; readonly csv: string } | null;
}
