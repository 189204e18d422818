import { expect, test } from "bun:test";
import { type Parsed, parseFeed } from "./parse-feed";
import { ParseError } from "./parse-error";
import { readItems } from "./items";

const megabyte = (part: string) => part.repeat(Math.ceil(1_000_000 / part.length));
const rss = (inside: string) => `<rss version="2.0"><channel><title>x</title>${inside}</channel></rss>`;
const item = (inside: string) => rss(`<item><title>t</title>${inside}</item>`);
const html = (inside: string) => item(`<description><![CDATA[${inside}]]></description>`);
const atom = (inside: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><entry>${inside}</entry></feed>`;

const documents: Readonly<Record<string, string>> = {
  "stray <": rss(megabyte("<")),
  "bare &": item(`<description>${megabyte("&")}</description>`),
  "unclosed comments": rss(megabyte("<!--")),
  "unclosed CDATA": rss(megabyte("<![CDATA[")),
  "unclosed CDATA in elements": item(megabyte("<description><![CDATA[")),
  "unclosed declarations": megabyte("<!DOCTYPE rss ["),
  "unclosed instructions": megabyte("<?xml "),
  "unclosed quotes": rss(megabyte("<item a=\"<b c='")),
  "unclosed elements": rss(megabyte("<a>")),
  "unclosed elements, crossed by ends": rss(megabyte("<a>") + megabyte("</b>")),
  "unclosed items": rss(megabyte("<item>")),
  "unclosed titles": rss(`<item>${megabyte("<title>a<b>")}`),
  "unclosed elements of all kinds": rss(`<item>${megabyte("<title>a<link>b<guid>c<foo>")}`),
  "empty items": rss(megabyte("<item/>")),
  "deep HTML, crossed by ends": html(megabyte("<div>") + megabyte("</p>")),
  "deep XHTML": atom(`<content type="xhtml"><div>${megabyte("<div>")}</div></content>`),
  "stray < in HTML": html(megabyte("<")),
  "unclosed pictures": html(megabyte("<img a='")),
  "unclosed links": html(megabyte(' href="a')),
  "a tag's name and white space": html(`<a href${megabyte(" ")}`),
  "a title of tags": rss(`<item><title><![CDATA[${megabyte("<b a=b ")}]]></title></item>`),
  "an author of brackets": item(`<author>${megabyte("(<a@")}</author>`),
  "a date of numbers": item(`<pubDate>${megabyte("1 Jan ")}</pubDate>`),
  "a text of dots": item(`<description>${megabyte('."')}</description>`),
  "a million letters in base64": atom(`<content mode="base64">${megabyte("A")}!</content>`),
  "a root of attributes": `<rss ${megabyte("a='b' ")}>${item("")}`,
  "open brackets": megabyte("["),
};

async function readWhole(document: string): Promise<void> {
  const parsed = await parseFeed(document, "https://example.org/").catch((error: unknown) => error);
  if (parsed instanceof ParseError) return;
  if (parsed instanceof Error) throw parsed;
  const read = parsed as Parsed;
  if (read.kind === "feed") readItems(read.feed, new Date());
}

for (const [name, document] of Object.entries(documents))
  test(`a megabyte of ${name} is read or refused within five seconds`, async () => {
    const start = performance.now();
    await readWhole(document);
    expect(performance.now() - start).toBeLessThan(5000);
  });

test("a billion laughs never expand", async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${item("<description>&b;</description>")}`;
  const parsed = await parseFeed(bomb, "https://example.org/");
  expect(parsed).toMatchObject({ feed: { items: [{ summaryHtml: "&b;" }] } });
});

test("a comment alone, at which rss-parser never answers, is answered", async () => {
  expect(await parseFeed("<!-- x -->", "")).toMatchObject({ kind: "not a feed" });
});

test("names of JavaScript's own are names", async () => {
  const parsed = await parseFeed(
    rss(
      "<item><title>t</title><constructor>x</constructor><__proto__>y</__proto__><category>toString</category></item>",
    ),
    "",
  );
  expect(parsed).toMatchObject({ feed: { items: [{ title: "t", categories: ["toString"] }] } });
});

test("of a feed with more items than any the first 20,000 are read", async () => {
  const parsed = await parseFeed(rss("<item><title>a</title></item>".repeat(30_000)), "");
  expect(parsed.kind === "feed" && parsed.feed.items.length).toBe(20_000);
});
