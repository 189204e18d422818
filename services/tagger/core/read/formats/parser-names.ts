import feedsmith from "feedsmith/package.json";
import rssParser from "rss-parser/package.json";

/** How an article's provenance names its parser. */
export const parserNames = {
  rssParser: `rss-parser ${rssParser.version}`,
  feedsmith: `feedsmith ${feedsmith.version}`,
} as const;
