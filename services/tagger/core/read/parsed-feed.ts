/** One document of any format, as InfoStream sees it. URLs are absolute http(s); titles are plain text. */
export interface ParsedFeed {
  /** "rss 2.0", "rdf 1.0", "atom 1.0", "json feed 1.1" */
  readonly format: string;
  /** the library that read it, with its version */
  readonly parser: string;
  readonly title: string | null;
  readonly siteUrl: string | null;
  readonly description: string | null;
  readonly language: string | null;
  readonly ttlMinutes: number | null;
  readonly updatePeriodMinutes: number | null;
  readonly hubs: readonly string[];
  readonly items: readonly ParsedItem[];
}

export interface ParsedItem {
  readonly guid: string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly contentHtml: string | null;
  readonly summaryHtml: string | null;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
  readonly language: string | null;
  readonly image: string | null;
  readonly enclosures: readonly ParsedEnclosure[];
}

export interface ParsedEnclosure {
  readonly url: string;
  readonly type: string | null;
  /** bytes, as the feed claims */
  readonly length: number | null;
}
