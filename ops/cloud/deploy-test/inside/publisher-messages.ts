/** Log events of the publisher. */
export const PUBLISH_ACKNOWLEDGED = "publish.acknowledged";
export const PUBLISH_FAILED = "publish.failed";

/** Concurrent messages, and the pause of each lane before its next one. */
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
