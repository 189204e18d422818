/** A site's feed, over real HTTP; a test can change its content. */
export interface FeedServer extends Disposable {
  readonly url: string;
  readonly host: string;
  /** Every request so far: where, and with which headers. */
  readonly requests: readonly { readonly url: string; readonly headers: Headers }[];
  answer: (request: Request) => Response | Promise<Response>;
}

export function feedServer(answer: FeedServer["answer"]): FeedServer {
  const requests: { url: string; headers: Headers }[] = [];
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    idleTimeout: 0,
    fetch: (request) => {
      // the server forgets a request's headers once it has answered
      requests.push({ url: request.url, headers: new Headers(request.headers) });
      return site.answer(request);
    },
  });
  const site: FeedServer = {
    url: `${server.url.origin}/feed`,
    host: server.url.host,
    requests,
    answer,
    [Symbol.dispose]: () => void server.stop(true),
  };
  return site;
}

export const rss = (...titles: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>${titles
    .map((title) => `<item><guid>${title}</guid><title>${title}</title></item>`)
    .join("")}</channel></rss>`;

/** A document with an ETag of its own, answered by 304 if the client has it. */
export function withEtag(request: Request, body: string): Response {
  const etag = `"${Bun.hash(body).toString(16)}"`;
  return request.headers.get("if-none-match") === etag
    ? new Response(null, { status: 304 })
    : new Response(body, { headers: { etag, "content-type": "application/rss+xml" } });
}

/** A body without an end, sent as fast as it is taken. */
export function endless(): ReadableStream<Uint8Array> {
  const chunk = new Uint8Array(256 * 1024).fill(32);
  return new ReadableStream({ pull: (stream) => stream.enqueue(chunk) }, { highWaterMark: 0 });
}
