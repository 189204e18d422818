import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { type Service, startService, TOKEN } from "./service";

setDefaultTimeout(30_000);

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(async () => service[Symbol.asyncDispose]());

async function problem(path: string, init?: RequestInit) {
  const response = await service.get(path, init);
  expect([path, response.headers.get("content-type")]).toEqual([path, "application/problem+json"]);
  const body: unknown = await response.json();
  expect(body).toMatchObject({
    type: expect.stringMatching(/^urn:infostream:problem:[a-z-]+$/),
    status: response.status,
    title: expect.any(String),
    detail: expect.any(String),
  });
  return response;
}

test("bad input is a 400 in problem+json that names what is wrong", async () => {
  const queries = [
    "limit=0",
    "limit=x",
    "feed=x",
    "since=x",
    "until=2026-02-30T00:00:00Z",
    "cursor=x",
    "cursor=%00",
    "tag=%00",
    "q=%00",
    "limit=1&limit=2",
  ];
  for (const query of queries) expect((await problem(`/api/articles?${query}`)).status).toBe(400);
  for (const query of ["limit=0", "cursor=x"]) expect((await problem(`/api/feeds?${query}`)).status).toBe(400);
  for (const path of ["/?cursor=x", "/tags/x?cursor=x", "/search?q=%00", "/feeds?cursor=x"])
    expect((await problem(path)).status).toBe(400);
});

test("an id that is unknown or malformed is a 404", async () => {
  for (const id of ["1", "0", "-1", "x", "1.5", "99999999999999999999", "%00", "%E0%A4%A", "1%20", "..%2f"]) {
    expect((await problem(`/api/articles/${id}`)).status).toBe(404);
    expect((await problem(`/articles/${id}`)).status).toBe(404);
    expect((await problem(`/api/feeds/${id}`)).status).toBe(404);
    expect((await problem(`/feeds/${id}`)).status).toBe(404);
  }
  expect((await problem("/tags/%E0%A4%A")).status).toBe(404);
});

test("an unknown route is a 404, below /api and elsewhere", async () => {
  for (const path of [
    "/nope",
    "/api",
    "/api/",
    "/api/nope",
    "//api/articles",
    "/api/articles/1/2",
    "/assets/../main.ts",
    "/__proto__",
  ])
    expect((await problem(path)).status).toBe(404);
});

test("a wrong method is a 405 that lists the allowed ones", async () => {
  const response = await problem("/api/articles", { method: "POST", body: "x" });
  expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  expect((await problem("/api/feeds/1", { method: "PUT" })).headers.get("allow")).toBe("GET, HEAD, PATCH, DELETE");
  expect((await problem("/", { method: "OPTIONS" })).status).toBe(405);
});

test("people get a page where programs get JSON", async () => {
  const accept = "text/html,application/xhtml+xml,*/*;q=0.8";
  const response = await service.get("/nope", { headers: { accept } });
  expect([response.status, response.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
  expect(await response.text()).toContain("This page does not exist.");
  expect((await problem("/api/nope", { headers: { accept } })).status).toBe(404);
});

test("HEAD answers as GET does, without a body", async () => {
  for (const path of ["/", "/api/articles", "/healthz"]) {
    const response = await service.get(path, { method: "HEAD" });
    expect([path, response.status]).toEqual([path, 200]);
  }
});

test("an internal failure is logged and not shown to the client", async () => {
  await using broken = await startService();
  await broken.store.damage();
  const response = await broken.get("/api/articles");
  expect(response.status).toBe(500);
  expect(await response.text()).not.toMatch(/column|select|articles\.|sort_at/);
  expect(broken.log.some((line) => line.includes('"event":"request.failed"') && line.includes("sort_at"))).toBe(true);
});

test("a store that was not created yet is unavailable, not an internal error", async () => {
  await using early = await startService({ store: false });
  const response = await early.get("/api/articles");
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "2"]);
  expect((await early.get("/readyz")).status).toBe(503);
  expect((await early.get("/healthz")).status).toBe(200);
});

test("each request is a line in the log, without what was searched for", async () => {
  await service.get("/api/articles?q=secret-interest");
  const line = service.log.findLast((line) => line.includes('"event":"request.answered"')) ?? "";
  expect(JSON.parse(line)).toMatchObject({
    method: "GET",
    path: "/api/articles",
    outcome: 200,
    ms: expect.any(Number),
  });
  expect(service.log.join()).not.toContain("secret-interest");
  expect(service.log.join()).not.toContain(TOKEN);
});
