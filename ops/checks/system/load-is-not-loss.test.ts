import { expect, setDefaultTimeout, test } from "bun:test";
import { testFolder } from "@infostream/chassis/testing/servers";
import { startSystem } from "../../lab/bench/system/start";
import { ingestUnderLoad } from "../../lab/load/ingest-under-load";

// the large one is `bun run test:load`
setDefaultTimeout(240_000);

test("when feeds are imported while every processor is busy, every article is stored and no document becomes a dead letter", async () => {
  await using folder = await testFolder();
  await using system = await startSystem(folder.path, { INFOSTREAM_POLL_MIN: "5s" });
  const load = { feeds: 12, largestBytes: 3_000_000, busyMs: 20_000 };
  const { articles, deadLetters, failing } = await ingestUnderLoad(system, load);
  expect(deadLetters).toEqual([]);
  expect(failing).toEqual([]);
  expect(articles.stored).toBe(articles.served);
  expect(articles.served).toBeGreaterThan(1000);
});
