import { expect, test } from "bun:test";
import { sniff } from "../sniff";
import { normaliseXml } from "./normalise-xml";

function normalised(text: string) {
  const found = sniff(text);
  if (found.kind !== "xml") throw new Error(`${text} is a feed`);
  return normaliseXml(text, found.family, found.at, "http://document.test/feed");
}
const rss = (inside: string) => normalised(`<rss version="2.0"><channel>${inside}</channel></rss>`).xml.slice(28, -16);
const entry = (inside: string) =>
  /<entry>(.*)<\/entry>/s.exec(
    normalised(`<feed xmlns="http://www.w3.org/2005/Atom"><entry>${inside}</entry></feed>`).xml,
  )?.[1];

test("a bare ampersand, a stray < and HTML's entities are text", () => {
  expect(rss("<title>Fish & Chips &amp; &eacute;&nbsp;a < b &copy=2; &#150; &unknown;</title>")).toBe(
    "<title><![CDATA[Fish & Chips & é\u00a0a < b &copy=2; – &unknown;]]></title>",
  );
});

test("entities of the document are never expanded", () => {
  const text = `<!DOCTYPE rss [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>`;
  expect(normalised(text).xml).toContain("<title><![CDATA[&b;]]></title>");
});

test("control characters are gone, also written as references", () => {
  expect(rss("<title>a\u0002b&#1;c\ufffe</title>")).toBe("<title>abc</title>");
});

test("naked markup becomes the element's text", () => {
  expect(rss("<item><description><p>One &amp; <b>two</b></p><br/></description></item>")).toBe(
    "<item><description><![CDATA[<p>One & <b>two</b></p><br/>]]></description></item>",
  );
});

test("XHTML keeps its escapes and loses its wrapper and prefixes", () => {
  expect(
    entry('<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a &lt; b</p></div></content>'),
  ).toContain("<![CDATA[<p>a &lt; b</p>]]>");
  expect(
    entry('<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>a<h:i/></h:p></h:div></content>'),
  ).toContain("<p>a<i></i></p>");
});

test("plain text is escaped where HTML is expected", () => {
  expect(entry('<content type="text">a &lt; b &amp; c</content>')).toBe(
    '<content type="html"><![CDATA[a &lt; b &amp; c]]></content>',
  );
});

test("base64 is decoded and other binaries are left out", () => {
  expect(entry('<content type="application/octet-stream">PHA+SGk8L3A+</content>')).toContain("<![CDATA[<p>Hi</p>]]>");
  expect(entry('<content type="image/png">PHA+SGk8L3A+</content>')).not.toContain("PHA");
});

test("names follow the namespace, under any prefix", () => {
  const text = `<rss xmlns:c=" http://purl.org/rss/1.0/modules/content/ " xmlns:D="http://purl.org/dc/elements/1.1/"><channel><item><c:encoded>x</c:encoded><D:creator>y</D:creator><PubDate>z</PubDate></item></channel></rss>`;
  expect(normalised(text).xml).toContain(
    "<item><content:encoded>x</content:encoded><dc:creator>y</dc:creator><pubDate>z</pubDate></item>",
  );
  const atom = `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:id>1</a:id></a:entry></a:feed>`;
  expect(normalised(atom).xml).toContain("<entry><id>1</id></entry>");
});

test("an element in another default namespace is not RSS's own", () => {
  const text = `<rss version="2.0"><channel><link>https://example.org</link><link xmlns="http://www.w3.org/2005/Atom" rel="self" href="x"/></channel></rss>`;
  expect(normalised(text).xml).toContain('<link>https://example.org</link><atom:link rel="self" href="x"></atom:link>');
});

test("xml:base is resolved where it is in effect, inner over outer", () => {
  const text = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/a/"><link href="x"/><entry xml:base="b/"><link href="y"/><content type="html" xml:base="http://e.org/">&lt;a href="z"></content></entry></feed>`;
  const { xml } = normalised(text);
  for (const url of ["http://document.test/a/x", "http://document.test/a/b/y", "http://e.org/z"])
    expect(xml).toContain(`"${url}"`);
});

test("an item that is never closed ends where the next one starts", () => {
  expect(rss("<item><title>a</title><item><title>b</title></item>")).toBe(
    "<item><title>a</title></item><item><title>b</title></item>",
  );
});

test("a title that is never closed loses what follows it no more than itself", () => {
  expect(rss("<item><title>a<link>http://e.org/1</link></item><item><title>b</title></item>")).toBe(
    "<item><title>a</title><link>http://e.org/1</link></item><item><title>b</title></item>",
  );
});

test("a title that is closed by another's end tag is closed", () => {
  expect(rss("<title><i>a</i></subtitle><language>en</language>")).toBe(
    "<title><![CDATA[<i>a</i>]]></title><language>en</language>",
  );
});

test("items beside the channel are in the feed", () => {
  expect(normalised("<rss><channel><title>t</title></channel><item><title>a</title></item></rss>")).toMatchObject({
    items: 1,
    truncated: false,
  });
});

test("a document that breaks off loses the item that it breaks off in", () => {
  const whole = "<rss><channel><title>t</title><item><title>a</title></item>";
  expect(normalised(`${whole}<item><title>b</title><link>http://e.o`)).toMatchObject({ items: 1, truncated: true });
  expect(normalised(`${whole}<item><title>b`).xml).not.toContain("<title>b");
});

test("items in an unknown wrapper are in the feed", () => {
  expect(rss("<items><item><title>a</title></item><item><title>b</title></item></items>")).toBe(
    "<item><title>a</title></item><item><title>b</title></item>",
  );
});

test("elements that InfoStream does not read are left out with their content", () => {
  expect(rss("<foo><title>no</title><b><c></foo><x:y/><cloud domain='a'/><title>t</title>")).toBe("<title>t</title>");
});

test("attributes without quotes, values or ends are read", () => {
  expect(
    rss("<item><enclosure url=http://e.org/a.mp3 type='audio/mpeg' hidden length=5/><title>t</title></item>"),
  ).toContain('<enclosure url="http://e.org/a.mp3" type="audio/mpeg" length="5');
});
