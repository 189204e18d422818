import { expect, setDefaultTimeout, test } from "bun:test";
import { rss, stage } from "./stage";

setDefaultTimeout(30_000);

test("a page, an error text and nothing at all are the feed's failure in words, not dead letters", async () => {
  await using s = await stage();
  for (const body of ["<!doctype html><html><body>Hello</body></html>", "Internal Server Error", ""])
    await s.arrive(body);
  await s.settled();
  const parsed = await s.parsed();
  expect(parsed.map(({ outcome }) => outcome)).toEqual(["failed", "failed", "failed"]);
  expect(await s.deadLetters()).toBe(0);
});

test("a lost document is a dead letter and its feed's failure, to be fetched again; the stream goes on", async () => {
  await using s = await stage();
  await s.arrive("x", { archiveKey: "raw/sha256/no/no/nothing.gz" });
  await s.arrive("y", { sha256: "0".repeat(64) });
  await s.arrive(rss([{ guid: "a", title: "Alive" }]));
  await s.settled();
  expect(await s.deadLetters()).toBe(2);
  expect(await s.tagged()).toHaveLength(1);
  const lost = (await s.parsed()).flatMap((parsed) => (parsed.outcome === "failed" ? [parsed] : []));
  expect(lost.map(({ unread, reason }) => [unread, reason.replace(/raw\/\S+/, "KEY")]).toSorted()).toEqual([
    [true, "The archived document KEY is damaged"],
    [true, "The archived document KEY is missing"],
  ]);
});

test("a feed that breaks off is dead-lettered and shown as the feed's failure", async () => {
  await using s = await stage();
  await s.arrive('<?xml version="1.0"?><rss version="2.0"><channel><title>Cut o');
  await s.settled();
  expect(await s.deadLetters()).toBe(1);
  const parsed = await s.parsed();
  expect(parsed).toMatchObject([{ outcome: "failed", reason: "The feed breaks off before its first item" }]);
  expect(parsed[0]).not.toHaveProperty("unread");
});

test("NUL, half a surrogate pair, a guid of 10 KB and a title of 1 MB are stored, cut to what a message takes", async () => {
  await using s = await stage();
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: "Hostile",
    items: [
      { id: "nul", title: "a\u0000b", content_text: "lone \ud800 surrogate" },
      { id: "g".repeat(10_000), title: "t".repeat(1_000_000), content_text: "c" },
    ],
  };
  await s.arrive(JSON.stringify(feed), { headers: { "content-type": "application/feed+json" } });
  await s.settled();
  const titles = (await s.db.selectFrom("articles.articles").select("title").execute()).map(
    ({ title }) => title.length,
  );
  expect(titles.toSorted((a, b) => a - b)).toEqual([2, 1000]);
  expect(await s.tagged()).toHaveLength(2);
});
