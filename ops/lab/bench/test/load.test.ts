import { expect, setDefaultTimeout, test } from "bun:test";
import { load } from "../read/load";

setDefaultTimeout(30_000);

test("the client requests each path in turn and counts the answers", async () => {
  const asked = new Map<string, number>();
  await using server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    fetch(request) {
      const { pathname } = new URL(request.url);
      asked.set(pathname, (asked.get(pathname) ?? 0) + 1);
      return new Response("x".repeat(1_000));
    },
  });
  const paths = ["/a", "/b"];
  const measured = await load({ origin: server.url.origin, paths, connections: 4, seconds: 1 });
  expect(measured.errors).toBe(0);
  expect(measured.requests).toBeGreaterThan(100);
  expect(measured.bytes).toBe(measured.requests * 1_000);
  expect(measured.p50Ms).toBeGreaterThan(0);
  expect(measured.p99Ms).toBeGreaterThanOrEqual(measured.p50Ms);
  expect(Math.abs((asked.get("/a") ?? 0) - (asked.get("/b") ?? 0))).toBeLessThanOrEqual(1);
});

test("answers other than 200 and broken connections count as errors", async () => {
  await using server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    fetch: () => new Response("busy", { status: 503, headers: { connection: "close" } }),
  });
  const measured = await load({ origin: server.url.origin, paths: ["/"], connections: 2, seconds: 1 });
  expect(measured.errors).toBeGreaterThanOrEqual(measured.requests);
});
