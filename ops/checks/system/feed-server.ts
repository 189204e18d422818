/** A feed server that a test controls: what it answers at each path, and how many requests it got. */
export interface FeedServer extends Disposable {
  readonly origin: string;
  /** What a path answers from now on. */
  serve(path: string, answer: (request: Request) => Response | Promise<Response>): void;
  asked(path: string): number;
}

export function startFeedServer(): FeedServer {
  const answers = new Map<string, (request: Request) => Response | Promise<Response>>();
  const counts = new Map<string, number>();
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    idleTimeout: 60,
    fetch(request) {
      const { pathname } = new URL(request.url);
      counts.set(pathname, (counts.get(pathname) ?? 0) + 1);
      return answers.get(pathname)?.(request) ?? new Response("not here\n", { status: 404 });
    },
  });
  return {
    origin: server.url.origin,
    serve: (path, answer) => void answers.set(path, answer),
    asked: (path) => counts.get(path) ?? 0,
    [Symbol.dispose]: () => void server.stop(true),
  };
}

export interface Item {
  readonly guid: string;
  /** Escaped here. */
  readonly title: string;
  readonly text?: string;
}

export const rss = (items: readonly Item[], title = "Example News") =>
  `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>${Bun.escapeHTML(title)}</title><link>https://example.org/</link><description>News</description>
${items
  .map(
    ({ guid, title, text = "Some words." }) =>
      `<item><title>${Bun.escapeHTML(title)}</title><link>https://example.org/${guid}</link>` +
      `<guid isPermaLink="false">${guid}</guid><description>${Bun.escapeHTML(text)}</description></item>`,
  )
  .join("\n")}
</channel></rss>
`;

export const asRss = (body: string | Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>> = {}) =>
  new Response(body, { headers: { "content-type": "application/rss+xml; charset=utf-8", ...headers } });
