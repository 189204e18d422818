import { expect, setDefaultTimeout, test } from "bun:test";
import { rss, stage } from "./stage";

setDefaultTimeout(30_000);

const json = { headers: { "content-type": "application/feed+json" } };
const jsonFeed = (feed: object) => JSON.stringify({ version: "https://jsonfeed.org/version/1.1", ...feed });

test("a feed whose names and attachments have no end stops no message, neither its own nor another's", async () => {
  await using s = await stage();
  await s.arrive(
    jsonFeed({
      title: "T".repeat(300_000),
      home_page_url: `https://example.org/${"p".repeat(100_000)}`,
      items: [
        {
          id: "a",
          title: "Attached",
          attachments: Array.from({ length: 30 }, (_, n) => ({
            url: `https://example.org/${n}/${"音".repeat(3900)}`,
            mime_type: "audio/mpeg",
          })),
        },
      ],
    }),
    json,
  );
  await s.arrive(rss([{ guid: "b", title: "Next door" }]), { feedId: "2" });
  await s.settled();
  const events = await s.tagged();
  expect(events.map(({ title, feed }) => [title, feed.title?.length]).toSorted()).toEqual([
    ["Attached", 500],
    ["Next door", 12],
  ]);
  expect(events.find(({ title }) => title === "Attached")?.enclosures.length).toBeGreaterThan(0);
  expect(await s.parsed()).toHaveLength(2);
});

test("NUL in a feed's name and a cut within a character lose no article", async () => {
  await using s = await stage();
  const title = `${"x".repeat(999)}😀 and more`;
  await s.arrive(jsonFeed({ title: "No\0thing", items: [{ id: "a", title, content_text: "Words." }] }), json);
  await s.settled();
  expect(await s.deadLetters()).toBe(0);
  expect((await s.tagged()).map((article) => [article.title, article.feed.title])).toEqual([
    ["x".repeat(999), "Nothing"],
  ]);
});
