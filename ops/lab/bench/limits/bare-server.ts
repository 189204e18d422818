// The simplest possible server: `bun ops/lab/bench/limits/bare-server.ts <bytes>` answers every request with so many bytes.
const body = "x".repeat(Number(process.argv[2]));
const server = Bun.serve({
  hostname: "127.0.0.1",
  port: 0,
  fetch: () => new Response(body, { headers: { "content-type": "text/html; charset=utf-8" } }),
});
console.log(JSON.stringify({ origin: server.url.origin }));
process.once("SIGTERM", () => process.exit(0));
