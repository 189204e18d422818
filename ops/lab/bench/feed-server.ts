// A process of its own, so that its CPU time is not counted as the system's: `bun ops/lab/bench/feed-server.ts --feeds 1000`.
// Prints its address and what it serves as one line of JSON, once all documents are made and wait in memory.
import { snippets } from "./feeds/articles";
import { generateFeed } from "./feeds/documents";
import { readOptions } from "./options";

const shape = readOptions(process.argv.slice(2));
const served: { body: Blob; headers: Record<string, string> }[] = [];

const server = Bun.serve({
  hostname: "127.0.0.1",
  port: 0,
  fetch(request) {
    const [, number] = /\/feeds\/(\d+)$/.exec(request.url) ?? [];
    const feed = served[Number(number)];
    if (!feed) return new Response("not here\n", { status: 404 });
    const { body, headers } = feed;
    if (request.headers.get("if-none-match") === headers.etag) return new Response(null, { status: 304, headers });
    return new Response(body, { headers });
  },
});

const pool = snippets();
const nowMs = Date.now();
let bytes = 0;
for (let number = 0; number < shape.feeds; number++) {
  const { type, body } = generateFeed(pool, shape, number, server.url.origin, nowMs);
  const document = new Blob([body]);
  bytes += document.size;
  served.push({ body: document, headers: { "content-type": type, etag: `"${nowMs}-${number}"` } });
}
console.log(JSON.stringify({ origin: server.url.origin, feeds: served.length, bytes }));
process.once("SIGTERM", () => process.exit(0));
