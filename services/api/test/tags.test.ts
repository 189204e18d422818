import { expect, setDefaultTimeout, test } from "bun:test";
import { startService } from "./service";

setDefaultTimeout(30_000);

test("tags are counted, the most frequent first, and a limit cuts the list", async () => {
  await using service = await startService();
  await service.store.feed("1", { url: "https://news.example/feed" });
  const seeds = (number: number, tag: string) => Array.from({ length: number }, () => ({ tags: [tag] }));
  await service.store.articles(...seeds(1, "Rare"), ...seeds(9, "Most"), ...seeds(3, "Some"));
  const tags = async (query = "") => JSON.parse(await (await service.get(`/api/tags${query}`)).text());
  const items = [
    { name: "Most", articles: 9 },
    { name: "Some", articles: 3 },
    { name: "Rare", articles: 1 },
  ];
  expect(await tags()).toEqual({ items, next: null });
  expect(await tags("?limit=2")).toEqual({ items: items.slice(0, 2), next: null });
  expect((await service.get("/api/tags?limit=0")).status).toBe(400);
});
