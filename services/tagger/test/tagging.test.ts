import { expect, setDefaultTimeout, test } from "bun:test";
import { until } from "@infostream/chassis/testing/servers";
import { sql } from "kysely";
import { rss, stage } from "./stage";

setDefaultTimeout(30_000);

test("a document becomes tagged articles, each with one event", async () => {
  await using s = await stage();
  await s.arrive(
    rss([
      { guid: "a", title: "Parliament votes after a close election", pubDate: "Tue, 06 Jan 2026 10:00:00 GMT" },
      { guid: "b", title: "A quiet day", pubDate: "Tue, 06 Jan 2026 09:00:00 GMT" },
    ]),
  );
  await s.settled();
  const rows = await s.db.selectFrom("articles.articles").selectAll().orderBy("sort_at", "desc").execute();
  expect(rows.map(({ identity, revision }) => [identity, revision])).toEqual([
    ["guid:a", 1],
    ["guid:b", 1],
  ]);
  expect(rows[0]?.sort_at).toEqual(new Date("2026-01-06T10:00:00Z"));
  const events = await s.tagged();
  expect(events.map(({ title, revision }) => [title, revision]).toSorted()).toEqual([
    ["A quiet day", 1],
    ["Parliament votes after a close election", 1],
  ]);
  const election = events.find(({ title }) => title.startsWith("Parliament"));
  expect(election?.tags.flatMap(({ matches }) => matches)).toContain("election");
  expect(election?.feed).toEqual({
    id: "1",
    title: "Example News",
    url: "https://example.org/feed",
    siteUrl: "https://example.org/",
  });
  const lines = s.services.flatMap((service) => service.lines());
  expect(lines.filter(({ event }) => event === "document.processed")).toMatchObject([{ outcome: "done", feed: "1" }]);
  expect(await s.parsed()).toMatchObject([
    { outcome: "understood", title: "Example News", items: 2, publishedGapsMs: [3_600_000] },
  ]);
});

test("the same document again changes nothing; a changed one makes one revision", async () => {
  await using s = await stage();
  const items = [
    { guid: "a", title: "First" },
    { guid: "b", title: "Second" },
  ];
  await s.arrive(rss(items));
  await s.settled();
  await s.arrive(rss(items));
  await s.arrive(
    rss([
      { guid: "a", title: "First, corrected" },
      { guid: "b", title: "Second" },
      { guid: "c", title: "Third" },
    ]),
  );
  await s.settled();
  expect((await s.tagged()).map(({ title, revision }) => `${title} ${revision}`).toSorted()).toEqual([
    "First 1",
    "First, corrected 2",
    "Second 1",
    "Third 1",
  ]);
  const { articles } = await s.db.selectFrom("articles.feeds").select("articles").executeTakeFirstOrThrow();
  expect(articles).toBe("3");
});

test("a correction moves an article between tags and keeps the counts right", async () => {
  await using s = await stage();
  await s.arrive(rss([{ guid: "a", title: "Football: the world cup final" }]));
  await s.settled();
  await s.arrive(rss([{ guid: "a", title: "Parliament votes after the election" }]));
  await s.settled();
  const listed = await s.db.selectFrom("articles.article_tags").select("tag").execute();
  const counted = await s.db
    .selectFrom("articles.tag_counts")
    .select(["tag", sql<string>`sum(articles)`.as("articles")])
    .groupBy("tag")
    .having(sql<string>`sum(articles)`, ">", "0")
    .execute();
  expect(counted.map(({ tag }) => tag).toSorted()).toEqual(listed.map(({ tag }) => tag).toSorted());
  expect(listed.map(({ tag }) => tag)).not.toContain("football");
  expect(listed.length).toBeGreaterThan(0);
});

test("an older document that comes late never undoes a newer one", async () => {
  await using s = await stage();
  await s.arrive(rss([{ guid: "a", title: "New" }]), { fetchedAt: "2026-01-02T00:00:00.000Z" });
  await s.settled();
  await s.arrive(rss([{ guid: "a", title: "Old" }]), { fetchedAt: "2026-01-01T00:00:00.000Z" });
  await s.settled();
  expect((await s.db.selectFrom("articles.articles").select("title").execute()).map(({ title }) => title)).toEqual([
    "New",
  ]);
});

test("the rename of a feed reaches its articles without a revision", async () => {
  await using s = await stage();
  const body = rss([{ guid: "a", title: "Same" }]);
  await s.arrive(body);
  await s.settled();
  await s.arrive(body, { feedTitle: "My name for it" });
  await s.settled();
  const feed = await s.db.selectFrom("articles.feeds").select("title").executeTakeFirstOrThrow();
  expect(feed.title).toBe("My name for it");
  expect(await s.tagged()).toHaveLength(1);
});

test("title and lead are searchable at once, the whole text soon after", async () => {
  await using s = await stage();
  const long = `${"word ".repeat(300)}needle`;
  await s.arrive(rss([{ guid: "a", title: "Haystack", description: long }]));
  await s.settled();
  const hits = async (column: "lead" | "body", query: string) =>
    (
      await s.db
        .selectFrom("articles.article_search")
        .select("article_id")
        .where(sql<boolean>`${sql.ref(column)} @@ to_tsquery('simple', ${query})`)
        .execute()
    ).length;
  expect(await hits("lead", "haystack")).toBe(1);
  expect(await hits("lead", "needle")).toBe(0);
  await until("the whole text", async () => (await hits("body", "needle")) === 1);
});

test("a large document is read aside from the others", async () => {
  await using s = await stage();
  const items = Array.from({ length: 300 }, (_, n) => ({
    guid: `g${n}`,
    title: `Item ${n}`,
    description: "word ".repeat(800),
  }));
  const body = rss(items);
  expect(body.length).toBeGreaterThan(1_000_000);
  await s.arrive(body);
  await s.settled();
  expect(await s.tagged()).toHaveLength(300);
});

test("two taggers share 200 documents of 40 feeds: nothing lost, nothing twice", async () => {
  await using s = await stage({ taggers: 2 });
  for (let n = 0; n < 200; n++)
    await s.arrive(rss(Array.from({ length: 5 }, (_, i) => ({ guid: `${n}-${i}`, title: `Item ${n}-${i}` }))), {
      feedId: String((n % 40) + 1),
    });
  await s.settled();
  const events = await s.tagged();
  expect(events).toHaveLength(1000);
  expect(new Set(events.map(({ id }) => id)).size).toBe(1000);
  const { count } = await s.db
    .selectFrom("articles.articles")
    .select(sql<string>`count(*)`.as("count"))
    .executeTakeFirstOrThrow();
  expect(count).toBe("1000");
}, 60_000);
