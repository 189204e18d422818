import { expect, setDefaultTimeout, test } from "bun:test";
import { ingestUnderLoad } from "../load/ingest-under-load";

// the large one is `bun run test:load`
setDefaultTimeout(240_000);

test("of feeds that are imported while every processor is busy, each article is stored and no document is dead", async () => {
  const { articles, deadLetters, failing } = await ingestUnderLoad({
    feeds: 12,
    largestBytes: 3_000_000,
    busyMs: 20_000,
  });
  expect(deadLetters).toEqual([]);
  expect(failing).toEqual([]);
  expect(articles.stored).toBe(articles.served);
  expect(articles.served).toBeGreaterThan(1000);
});
