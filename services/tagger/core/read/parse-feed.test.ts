import { expect, test } from "bun:test";
import { parseFeed } from "./parse-feed";
import { ParseError } from "./parse-error";

async function feedOf(text: string, url = "https://example.org/feed.xml") {
  const parsed = await parseFeed(text, url);
  if (parsed.kind === "not a feed") throw new Error(parsed.reason);
  return parsed.feed;
}
const rss = (channel: string, version = "2.0") =>
  feedOf(`<rss version="${version}"><channel>${channel}</channel></rss>`);
const rssItem = async (item: string) => (await rss(`<link>https://example.org/</link><item>${item}</item>`)).items[0];
const atom = (inside: string) => feedOf(`<feed xmlns="http://www.w3.org/2005/Atom">${inside}</feed>`);

test("RSS 2.0 is read by rss-parser, Atom, RDF and JSON Feed by feedsmith", async () => {
  expect(await rss("<title>t</title>")).toMatchObject({ format: "rss 2.0", parser: "rss-parser 3.13.0", title: "t" });
  expect(await rss("<title>t</title>", "0.91")).toMatchObject({ format: "rss 0.91", parser: "rss-parser 3.13.0" });
  expect(await atom("<title>t</title>")).toMatchObject({ format: "atom 1.0", parser: "feedsmith 3.0.1", title: "t" });
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>t</title></channel><item rdf:about="https://example.org/1"><title>a</title><link>https://example.org/1</link></item></rdf:RDF>`;
  expect(await feedOf(rdf)).toMatchObject({
    format: "rdf 1.0",
    parser: "feedsmith 3.0.1",
    title: "t",
    items: [{ title: "a", guid: "https://example.org/1" }],
  });
  expect(await feedOf('{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[]}')).toMatchObject({
    format: "json feed 1.1",
    title: "t",
  });
});

test("an RSS feed states its update period, language, site and hubs", async () => {
  const feed = await rss(
    `<link>https://example.org/</link><language>en_US</language><ttl>60</ttl><description>&lt;b>D</description>
     <sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
     <atom:link rel="self" href="https://example.org/feed"/><atom:link rel="hub" href="https://hub.example.org/"/>`,
  );
  expect(feed).toMatchObject({
    siteUrl: "https://example.org/",
    language: "en-US",
    ttlMinutes: 60,
    updatePeriodMinutes: 30,
    description: "D",
    hubs: ["https://hub.example.org/"],
  });
});

test("an RSS item keeps all of its fields", async () => {
  const item = await rssItem(`
    <title>A &amp;amp; B</title><link>/1</link><guid isPermaLink="false">g</guid><pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate>
    <dc:creator>Jane</dc:creator><category>x</category><category><![CDATA[y]]></category><description>short</description>
    <content:encoded><![CDATA[<p>long <a href="/2">l</a></p>]]></content:encoded><dc:language>de</dc:language>
    <enclosure url="/a.mp3" type="audio/mpeg" length="7"/><enclosure url="/b.mp3" type="audio/mpeg"/>
    <media:content url="/v.mp4" type="video/mp4"/><media:content url="/s.jpg" width="10"/><media:content url="/l.jpg" width="20"/>`);
  expect(item).toEqual({
    guid: "g",
    url: "https://example.org/1",
    title: "A & B",
    contentHtml: '<p>long <a href="https://example.org/2">l</a></p>',
    summaryHtml: "short",
    authors: ["Jane"],
    categories: ["x", "y"],
    publishedAt: new Date("2004-01-01T19:48:21Z"),
    updatedAt: null,
    language: "de",
    image: "https://example.org/l.jpg",
    enclosures: [
      { url: "https://example.org/a.mp3", type: "audio/mpeg", length: 7 },
      { url: "https://example.org/b.mp3", type: "audio/mpeg", length: null },
      { url: "https://example.org/v.mp4", type: "video/mp4", length: null },
    ],
  });
});

test("a guid is the address where there is no link, unless its isPermaLink is false", async () => {
  expect((await rssItem("<guid>https://example.org/1</guid>"))?.url).toBe("https://example.org/1");
  expect((await rssItem('<guid isPermaLink="false">https://example.org/1</guid>'))?.url).toBeNull();
  expect((await rssItem("<guid>abc</guid>"))?.url).toBeNull();
});

test("an Atom link inside RSS does not replace the item's own, and an original one does", async () => {
  expect((await rssItem('<atom:link rel="self" href="/api"/><link>/1</link>'))?.url).toBe("https://example.org/1");
  expect((await rssItem('<atom:link href="/1"/><title>t</title>'))?.url).toBe("https://example.org/1");
  expect(
    (
      await rssItem(
        "<link>http://feeds.example.com/~r/1</link><feedburner:origLink>https://example.org/1</feedburner:origLink>",
      )
    )?.url,
  ).toBe("https://example.org/1");
});

test("a link that no browser should follow is dropped", async () => {
  expect((await rssItem("<title>t</title><link>javascript:alert(1)</link>"))?.url).toBeNull();
});

test("an author is a name where there is one", async () => {
  const authors = async (xml: string) => (await rssItem(`<title>t</title>${xml}`))?.authors;
  expect(await authors("<author>jane@example.org (Jane Doe)</author>")).toEqual(["Jane Doe"]);
  expect(await authors("<author>Jane Doe &lt;jane@example.org></author>")).toEqual(["Jane Doe"]);
  expect(await authors("<author>noreply@example.org</author><dc:creator>Jane</dc:creator>")).toEqual(["Jane"]);
  expect(await authors("<author>jane@example.org</author>")).toEqual(["jane@example.org"]);
  expect(await authors("<author><name>Jane</name></author>")).toEqual(["Jane"]);
  expect(await authors("<dc:creator>A</dc:creator><dc:creator>B</dc:creator>")).toEqual(["A", "B"]);
});

test("a JSON Feed's plain text is shown as text", async () => {
  const feed = await feedOf(
    JSON.stringify({
      version: "https://jsonfeed.org/version/1",
      items: [
        {
          id: 7,
          content_text: "a < b\n\nc",
          title: "<b>",
          attachments: [{ url: "https://example.org/a", mime_type: "audio/mpeg", size_in_bytes: 3 }],
        },
      ],
    }),
  );
  expect(feed.items[0]).toMatchObject({
    guid: "7",
    title: "<b>",
    contentHtml: "<p>a &lt; b</p><p>c</p>",
    enclosures: [{ length: 3 }],
  });
});

test("JSON that is not a feed is reported as such, a broken JSON Feed is an error", async () => {
  expect(await parseFeed('{"a":1}', "")).toEqual({ kind: "not a feed", reason: "This is JSON, but not a JSON Feed" });
  expect(await parseFeed('{"error":"not found"', "")).toMatchObject({ kind: "not a feed" });
  expect(parseFeed('{"version":"https://jsonfeed.org/version/1","items":[', "")).rejects.toThrow(ParseError);
});

test("a feed without items is a feed", async () => {
  for (const text of [
    "<rss/>",
    "<rss></rss>",
    '<feed xmlns="http://www.w3.org/2005/Atom"/>',
    "<rdf:RDF></rdf:RDF>",
    "<rss><channel></channel></rss>",
  ])
    expect((await feedOf(text)).items).toEqual([]);
});

test("a feed that breaks off before its first item is an error, later it loses the item that it breaks off in", async () => {
  expect(parseFeed("<rss><channel><title>t</title><item><title>a", "")).rejects.toThrow("breaks off");
  expect(
    (await feedOf("<rss><channel><item><title>a</title></item><item><title>b")).items.map((item) => item.title),
  ).toEqual(["a"]);
});
