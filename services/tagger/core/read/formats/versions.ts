import feedsmith from "feedsmith/package.json";
import rssParser from "rss-parser/package.json";

/** How each parser is named in an article's provenance. */
export const parserNames = {
  rssParser: `rss-parser ${rssParser.version}`,
  feedsmith: `feedsmith ${feedsmith.version}`,
} as const;
