import type { WriteApi } from "./write-api";

/** On any port, since inner ports may change between two starts. */
const MOCK_FEED = /^http:\/\/(127\.0\.0\.1|mock-feeds):\d+\/(world\.rss|technology\.atom|science\.json)$/;

/** Unsubscribes from mock feeds that are no longer served, so that they do not show up as failing. Their articles stay. */
export async function retireMockFeeds(served: readonly string[], { page, adminToken }: WriteApi): Promise<void> {
  for (const { id, url } of await subscribedFeeds(page)) {
    if (!MOCK_FEED.test(url) || served.includes(url)) continue;
    const response = await fetch(`${page}/api/feeds/${id}`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${adminToken}` },
    });
    if (!response.ok) throw new Error(`Unsubscribing from ${url} failed with HTTP ${response.status}`);
  }
}

interface Listed {
  readonly id: string;
  readonly url: string;
}

interface Page {
  readonly items: readonly Listed[];
  readonly next: string | null;
}

async function subscribedFeeds(page: string): Promise<readonly Listed[]> {
  const feeds: Listed[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const more: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
    const response = await fetch(`${page}/api/feeds?limit=200${more}`);
    if (!response.ok) throw new Error(`/api/feeds answered HTTP ${response.status}`);
    const { items, next } = (await response.json()) as Page;
    feeds.push(...items);
    cursor = next;
  }
  return feeds;
}
