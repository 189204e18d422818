/** How the publisher tells of its messages. */
export const PUBLISH_ACKNOWLEDGED = "publish.acknowledged";
export const PUBLISH_FAILED = "publish.failed";

/** Messages under way at once, and what each lane waits before its next one. */
export const LANES = 6;
export const PAUSE_MS = 500;

/** A feed that nobody subscribed to, and whose documents have no articles. */
export const FEED = {
  feedId: "999999999",
  feedUrl: "http://publisher.test/empty.rss",
  feedTitle: "A feed without articles",
  url: "http://publisher.test/empty.rss",
  status: 200,
  headers: { "content-type": "application/rss+xml" },
};
