/** A feed as its parser found it, before anything is decided. */
export interface RawFeed {
  readonly format: string;
  readonly parser: string;
  readonly title: RawText | null;
  readonly links: readonly RawLink[];
  readonly description: string | null;
  readonly language: string | null;
  readonly ttl: string | null;
  readonly updatePeriod: string | null;
  readonly updateFrequency: string | null;
  readonly hubs: readonly string[];
  readonly items: readonly RawItem[];
}

/** An item as its format has it; `assemble` decides between its links, dates and texts, once for all formats. */
export interface RawItem {
  readonly guid: string | null;
  /** the guid may be used as the address */
  readonly guidIsLink: boolean;
  readonly links: readonly RawLink[];
  readonly title: RawText | null;
  readonly content: string | null;
  readonly summary: string | null;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  /** as written, best first */
  readonly published: readonly string[];
  readonly updated: readonly string[];
  readonly language: string | null;
  readonly enclosures: readonly RawFile[];
  readonly media: readonly RawMedia[];
  readonly images: readonly string[];
}

export interface RawLink {
  readonly href: string;
  /** in lower case; "page" for the plain link of RSS, "origlink" for the one that a redirecting service replaced */
  readonly rel: string;
  readonly type: string | null;
  readonly length: string | null;
}

export interface RawFile {
  readonly url: string;
  readonly type: string | null;
  readonly length: string | null;
}

export interface RawMedia extends RawFile {
  readonly medium: string | null;
  readonly width: number;
}

export interface RawText {
  readonly text: string;
  readonly html: boolean;
}

/** A link's relation in lower case; some feeds write the registered ones as addresses. */
export function linkRelation(rel: string | null | undefined): string {
  const short = rel?.toLowerCase().replace(/^https?:\/\/www\.iana\.org\/assignments\/relation\//, "");
  return short || "alternate";
}
