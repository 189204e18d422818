/** Feeds like those of podcasts: one document with every episode and its notes. */
export interface LargeFeeds extends Disposable {
  readonly feeds: readonly LargeFeed[];
}

export interface LargeFeed {
  readonly url: string;
  readonly articles: number;
}

const NOTES = "Two hosts talk about what happened this week, and answer what listeners asked them. ".repeat(96);

/** Serves feeds on loopback whose documents grow from one to the next, up to `largestBytes`. */
export function serveLargeFeeds(feeds: number, largestBytes: number): LargeFeeds {
  const documents = Array.from({ length: feeds }, (_, n) =>
    documentOf(n, Math.round((largestBytes * (n + 1)) / feeds)),
  );
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    idleTimeout: 0,
    fetch(request) {
      const document = documents[Number(new URL(request.url).pathname.slice(1))];
      if (document === undefined) return new Response("not here\n", { status: 404 });
      const headers = { etag: document.etag, "content-type": "application/rss+xml" };
      return request.headers.get("if-none-match") === document.etag
        ? new Response(null, { status: 304, headers })
        : new Response(document.body, { headers });
    },
  });
  return {
    feeds: documents.map(({ articles }, n) => ({ url: `${server.url.origin}/${n}`, articles })),
    [Symbol.dispose]: () => void server.stop(true),
  };
}

function documentOf(feed: number, bytes: number) {
  const episode = (n: number) =>
    `<item><guid isPermaLink="false">${feed}-${n}</guid><title>Episode ${n} of ${feed}</title>` +
    `<description>${NOTES}</description></item>\n`;
  const articles = Math.max(1, Math.floor(bytes / episode(0).length));
  const episodes = Array.from({ length: articles }, (_, n) => episode(n)).join("");
  const body = `<?xml version="1.0"?><rss version="2.0"><channel><title>Podcast ${feed}</title>\n${episodes}</channel></rss>`;
  return { articles, body: new TextEncoder().encode(body), etag: `"${feed}"` };
}
