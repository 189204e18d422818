import { expect, test } from "bun:test";
import { parseFeed } from "../parse-feed";

async function atom(inside: string) {
  const parsed = await parseFeed(
    `<feed xmlns="http://www.w3.org/2005/Atom">${inside}</feed>`,
    "https://example.org/feed.xml",
  );
  if (parsed.kind === "not a feed") throw new Error(parsed.reason);
  return parsed.feed;
}
const atomEntry = async (entry: string) => (await atom(`<entry>${entry}</entry>`)).items[0];

test("an Atom entry keeps all of its fields", async () => {
  const item = await atomEntry(`
    <id>urn:1</id><title type="html">A &amp;amp; &lt;b>B&lt;/b></title><updated>2004-01-02T00:00:00Z</updated><published>2004-01-01T00:00:00Z</published>
    <link rel="enclosure" href="https://example.org/a.mp3" type="audio/mpeg" length="5"/><link rel="edit" href="https://example.org/e"/>
    <link rel="alternate" type="text/html" href="https://example.org/1"/><author><name>Jane</name></author><author><email>b@example.org</email></author>
    <category term="t" label="Label"/><category term="u"/><summary>s</summary><content type="xhtml" xml:lang="de"><div xmlns="http://www.w3.org/1999/xhtml"><p>1</p><ul><li>2</li></ul><p>3</p></div></content>`);
  expect(item).toMatchObject({
    guid: "urn:1",
    url: "https://example.org/1",
    title: "A & B",
    contentHtml: "<p>1</p><ul><li>2</li></ul><p>3</p>",
    summaryHtml: "s",
    authors: ["Jane", "b@example.org"],
    categories: ["Label", "u"],
    publishedAt: new Date("2004-01-01"),
    updatedAt: new Date("2004-01-02"),
    enclosures: [{ url: "https://example.org/a.mp3", type: "audio/mpeg", length: 5 }],
  });
});

test("an Atom entry without authors has its source's, else the feed's", async () => {
  const feed = await atom(
    "<author><name>F</name></author><entry><id>1</id></entry><entry><id>2</id><source><author><name>S</name></author></source></entry>",
  );
  expect(feed.items.map((item) => item.authors)).toEqual([["F"], ["S"]]);
});

test("one bad date spoils neither its entry nor the feed", async () => {
  expect(await atomEntry("<id>1</id><updated>soon</updated><title>t</title>")).toMatchObject({
    title: "t",
    updatedAt: null,
  });
});

test("a YouTube entry has its picture, text and film", async () => {
  const item = await atomEntry(
    `<id>1</id><media:group><media:content url="https://example.org/v" type="application/x-shockwave-flash"/><media:thumbnail url="https://example.org/t.jpg"/><media:description>D</media:description></media:group>`,
  );
  expect(item).toMatchObject({
    image: "https://example.org/t.jpg",
    summaryHtml: "D",
    enclosures: [{ url: "https://example.org/v" }],
  });
});
