import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { type Service, startService } from "./service";

setDefaultTimeout(30_000);

let service: Service;
beforeAll(async () => {
  service = await startService();
  await service.store.feed("1", { url: "https://news.example/feed" });
});
afterAll(async () => service[Symbol.asyncDispose]());

const paths = ["/", "/api/articles", "/api/tags"];

test("an unchanged page is answered with 304, also after its half second", async () => {
  for (const path of paths) {
    const first = await service.get(path);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toStartWith('W/"');
    service.later();
    const again = await service.get(path, { headers: { "if-none-match": etag } });
    expect([path, again.status, await again.text()]).toEqual([path, 304, ""]);
  }
});

test("an article is seen within half a second, under another ETag", async () => {
  for (const path of paths) {
    const before = await service.get(path);
    await service.store.articles({ title: "Fresh", tags: ["Fresh"] });
    expect((await service.get(path)).headers.get("etag")).toBe(before.headers.get("etag"));
    service.later();
    const after = await service.get(path, { headers: { "if-none-match": before.headers.get("etag") ?? "" } });
    expect(after.status).toBe(200);
    expect(await after.text()).toContain("Fresh");
  }
});

test("an error is never cached", async () => {
  expect((await service.get("/articles/424242")).status).toBe(404);
  expect((await service.get("/articles/424242", { headers: { "if-none-match": "*" } })).status).toBe(404);
});
