import type { FullArticle } from "../article";
import type { CountedFeed } from "./feeds";

const fullArticle: FullArticle = {
  id: "1",
  url: "https://world.example/2026/rates",
  title: "Central banks hold rates steady as inflation cools across Europe",
  summary: "Policy makers kept borrowing costs unchanged on Thursday.",
  author: "Mara Lindqvist",
  publishedAt: "2026-01-31T08:00:00.000Z",
  fetchedAt: "2026-01-31T08:02:11.000Z",
  updatedAt: null,
  language: "en",
  image: null,
  enclosures: [{ url: "https://world.example/audio/1.mp3", type: "audio/mpeg", length: 12_345_678 }],
  feed: { id: "1", title: "World Desk", url: "https://world.example/rss", siteUrl: "https://world.example/" },
  tags: [{ name: "Economy", matches: ["inflation", "central banks"] }],
  contentHtml: "<p>Policy makers kept borrowing costs unchanged on Thursday.</p>",
  provenance: {
    archiveKey: "raw/sha256/9f/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    fetchedAt: "2026-01-31T08:02:11.000Z",
    parser: "rss-parser",
    rules: "default-1",
  },
};

const { contentHtml: _content, provenance: _provenance, ...article } = fullArticle;

const feed: CountedFeed = {
  id: "1",
  url: "https://world.example/rss",
  title: "World Desk",
  siteUrl: "https://world.example/",
  status: "active",
  pollEvery: null,
  lastPolledAt: "2026-01-31T08:02:11.000Z",
  lastChangedAt: "2026-01-31T08:02:11.000Z",
  nextPollAt: "2026-01-31T08:17:11.000Z",
  nextPollReason: "every 15 minutes, half the usual gap between articles",
  failures: 0,
  lastError: null,
  articles: 1240,
};

/** Values as the API answers with them, for its description. */
export const examples = {
  article,
  fullArticle,
  feed,
  newFeed: { url: "https://example.org/feed.xml", title: "Example", pollEvery: "15m" },
  feedChange: { title: "Example, renamed", paused: true },
  opml: '<opml version="2.0"><body><outline type="rss" text="Example" xmlUrl="https://example.org/feed.xml"/></body></opml>',
} as const;
