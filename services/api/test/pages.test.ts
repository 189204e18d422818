import { afterAll, beforeAll, expect, test } from "bun:test";
import { type Service, startService } from "./service";

let service: Service;
beforeAll(async () => {
  service = await startService();
  await service.store.feed("1", { url: "https://news.example/feed", title: "News" });
});
afterAll(async () => service[Symbol.asyncDispose]());

test("an empty store says so in words", async () => {
  const response = await service.get("/");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(await response.text()).toContain("No articles yet.");
});
