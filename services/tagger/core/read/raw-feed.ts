import type { Value } from "./xml/construct";

/** What an item says of itself in its format's own words; `assemble` decides between them, once for all formats. */
export interface ItemClues {
  readonly guid: string | null;
  /** the guid may be used as the address */
  readonly guidIsLink: boolean;
  readonly links: readonly Link[];
  readonly title: Value | null;
  readonly content: string | null;
  readonly summary: string | null;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  /** as written, best first */
  readonly published: readonly string[];
  readonly updated: readonly string[];
  readonly language: string | null;
  readonly enclosures: readonly FileClue[];
  readonly media: readonly MediaClue[];
  readonly images: readonly string[];
}

export interface Link {
  readonly href: string;
  /** in lower case; "page" for the plain link of RSS, "origlink" for the one that a redirecting service replaced */
  readonly rel: string;
  readonly type: string | null;
  readonly length: string | null;
}

export interface FileClue {
  readonly url: string;
  readonly type: string | null;
  readonly length: string | null;
}

export interface MediaClue extends FileClue {
  readonly medium: string | null;
  readonly width: number;
}

export interface FeedClues {
  readonly format: string;
  readonly parser: string;
  readonly title: Value | null;
  readonly links: readonly Link[];
  readonly description: string | null;
  readonly language: string | null;
  readonly ttl: string | null;
  readonly updatePeriod: string | null;
  readonly updateFrequency: string | null;
  readonly hubs: readonly string[];
  readonly items: readonly ItemClues[];
}
