import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { type Service, startService } from "./service";

setDefaultTimeout(30_000);

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(async () => service[Symbol.asyncDispose]());

const html = async (path: string) => (await service.get(path)).text();

test("style sheet and icon are where the page refers to, and browsers may keep them", async () => {
  const paths = [...(await html("/")).matchAll(/<link rel="(?:icon|stylesheet)" href="([^"]+)"/g)].map(
    ([, path]) => path ?? "",
  );
  expect(paths).toHaveLength(2);
  for (const path of paths) {
    const asset = await service.get(path);
    expect(asset.status).toBe(200);
    expect(asset.headers.get("cache-control")).toContain("immutable");
  }
  expect((await service.get("/favicon.ico")).headers.get("content-type")).toBe("image/svg+xml");
});

test("a file of another release is answered with this release's, which is not cached", async () => {
  const [, style = ""] = /href="(\/assets\/app\.\w+\.css)"/.exec(await html("/")) ?? [];
  const [own, other] = await Promise.all([style, "/assets/app.another1release.css"].map((path) => service.get(path)));
  expect([other?.status, other?.headers.get("cache-control")]).toEqual([200, "no-store"]);
  expect(other?.headers.get("content-type")).toBe(own?.headers.get("content-type") ?? "");
  expect(await other?.text()).toBe((await own?.text()) ?? "");
  for (const path of ["/assets/app.x.js", "/assets/main.x.css", "/assets/app.x.y.css", "/assets/"])
    expect([path, (await service.get(path)).status]).toEqual([path, 404]);
});
