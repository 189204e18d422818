import { expect, setDefaultTimeout, test } from "bun:test";
import type { Kysely } from "kysely";
import { newTrace } from "@infostream/chassis/trace";
import { claimUnpublished, markPublished, releaseClaims } from "../adapters/outbox";
import type { FetcherTables } from "../adapters/tables";
import { fetcherDatabase, subscribeTo } from "./fetcher-database";

// each file has a default of its own
setDefaultTimeout(20_000);

/** A document of a feed, recorded so many days ago; gives its fetch id. */
async function record(db: Kysely<FetcherTables>, feedId: string, daysAgo = 0): Promise<string> {
  const fetchId = Bun.randomUUIDv7();
  const event = {
    fetchId,
    feedId,
    feedUrl: "https://h/",
    feedTitle: null,
    url: "https://h/",
    archiveKey: "k",
    sha256: "aa",
    bytes: 1,
    status: 200,
    headers: {},
    fetchedAt: "2026-11-21T12:00:00.000Z",
  };
  const created_at = new Date(Date.now() - daysAgo * 86_400_000);
  await db
    .insertInto("fetcher.raw_documents")
    .values({ fetch_id: fetchId, feed_id: feedId, event: JSON.stringify(event), traceparent: newTrace(), created_at })
    .execute();
  await db.updateTable("fetcher.feeds").set({ newest_fetch_id: fetchId }).where("id", "=", feedId).execute();
  return fetchId;
}

test("relays that claim at once share the documents, oldest first", async () => {
  await using database = await fetcherDatabase();
  const feeds = await subscribeTo(database, ...Array.from({ length: 60 }, (_, n) => `https://h${n}/`));
  const recorded: string[] = [];
  for (const feed of feeds) recorded.push(await record(database.db, feed));
  const claim = claimUnpublished(database.db, 15_000);
  const claimed = (await Promise.all([claim(30), claim(30), claim(30)])).flat().map(({ id }) => id);
  expect(new Set(claimed).size).toBe(claimed.length);
  const rest = (await claim(100)).map(({ id }) => id);
  expect([...claimed, ...rest].toSorted()).toEqual(recorded.toSorted());
});

test("a feed's later document waits for its earlier one, until that is published or given back", async () => {
  await using database = await fetcherDatabase();
  const { db } = database;
  const [feed = ""] = await subscribeTo(database, "https://h/");
  const first = await record(db, feed, 2);
  const claim = async () => (await claimUnpublished(db, 15_000)(10)).map(({ id }) => id);
  expect(await claim()).toEqual([first]);
  const second = await record(db, feed, 1);
  expect(await claim()).toEqual([]);
  await releaseClaims(db)([first]);
  expect(await claim()).toEqual([first, second]);
  await markPublished(db)([first, second]);
  expect(await claim()).toEqual([]);
});

test("a claim that ran out is another's", async () => {
  await using database = await fetcherDatabase();
  const [feed = ""] = await subscribeTo(database, "https://h/");
  const id = await record(database.db, feed);
  await claimUnpublished(database.db, 0)(10);
  const [again] = await claimUnpublished(database.db, 15_000)(10);
  expect(again?.message.headers).toMatchObject({ "ce-id": id, "Nats-Msg-Id": id, "ce-type": "feed.raw" });
});
