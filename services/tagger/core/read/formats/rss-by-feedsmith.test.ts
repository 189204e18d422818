import { expect, test } from "bun:test";
import { assemble } from "../assemble";
import { readRss } from "./rss";
import { readRssByFeedsmith } from "./rss-by-feedsmith";

const document = `<rss version="2.0"><channel><title>t</title><link>https://example.org/</link><description>d</description>
<language>en</language><ttl>30</ttl><sy:updatePeriod>daily</sy:updatePeriod>
<item><title><![CDATA[A & B]]></title><link>https://example.org/1</link><guid isPermaLink="false">g</guid>
<pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate><dc:creator>Jane</dc:creator><category>x</category><category>y</category>
<description><![CDATA[<p>short</p>]]></description><content:encoded><![CDATA[<p>long</p>]]></content:encoded>
<enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="7"></enclosure>
<media:content url="https://example.org/v.mp4" type="video/mp4" fileSize="9"></media:content>
<itunes:image href="https://example.org/i.jpg"></itunes:image><itunes:keywords>k,l</itunes:keywords></item>
<item><dc:title>second</dc:title><dc:date>2004-01-01</dc:date><dc:subject>s</dc:subject></item></channel></rss>`;

test("what rss-parser rejects feedsmith reads to the same feed", async () => {
  const first = assemble(await readRss(document, "2.0"), "https://example.org/feed");
  const second = assemble(readRssByFeedsmith("rss", document, "2.0"), "https://example.org/feed");
  expect(first.items.length).toBe(2);
  expect(second).toEqual({ ...first, parser: second.parser });
});
