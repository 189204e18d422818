import { expect, test } from "bun:test";
import { readOutlines } from "./read-outlines";

const opml = (body: string) =>
  `<?xml version="1.0"?><opml version="2.0"><head><title>t</title></head><body>${body}</body></opml>`;
const urls = (body: string) => readOutlines(opml(body))?.map(({ url }) => url);

test("feeds are found at any depth, folders are not feeds", () => {
  const body =
    '<outline text="News"><outline text="World"><outline type="rss" text="A" title="The A" xmlUrl="https://a.example/f"/></outline>' +
    '<outline text="B" xmlUrl="https://b.example/f"></outline></outline>';
  expect(readOutlines(opml(body))).toEqual([
    { url: "https://a.example/f", title: "The A" },
    { url: "https://b.example/f", title: "B" },
  ]);
});

test("attributes are known in any case, quotes and order", () => {
  expect(urls(`<OUTLINE XMLURL='https://a.example/' text=x /><outline xmlurl = "https://b.example/"/>`)).toEqual([
    "https://a.example/",
    "https://b.example/",
  ]);
});

test("entities are characters, and a bare ampersand is one too", () => {
  expect(
    readOutlines(opml('<outline text="A &amp; B &#233; &#x1F600; AT&T" xmlUrl="https://a.example/?a=1&amp;b=2&c=3"/>')),
  ).toEqual([{ url: "https://a.example/?a=1&b=2&c=3", title: "A & B é 😀 AT&T" }]);
});

test("an outline that claims to be a feed but has no URL is reported", () => {
  expect(
    readOutlines(opml('<outline type="rss" text="x"/><outline text="y" xmlUrl=""/><outline text="folder"/>')),
  ).toEqual([
    { url: null, title: "x" },
    { url: null, title: "y" },
  ]);
});

test("one bad outline never spoils the rest", () => {
  const good = '<outline text="good" xmlUrl="https://good.example/"/>';
  const bad = [
    '<outline text="no end xmlUrl="https://bad.example/"/>',
    '<outline text="no end of the value',
    '<outline text="no bracket" xmlUrl="https://bad.example/"',
    "<outline text='a' xmlUrl='https://bad.example/",
    '<outline text="a < b > c" xmlUrl="https://bad.example/"/>',
    '<outline text="&bogus; &#0; &#xD800; &#99999999;" xmlUrl="https://bad.example/"/>',
    "</outline></outline>",
    "<outline/>",
    '<outline text="\u0000\u0008" xmlUrl="https://bad.example/"/>',
    "<!-- never ends",
    "<![CDATA[ x",
  ];
  for (const one of bad) {
    const read = readOutlines(opml(good + one + good));
    expect(read?.filter(({ url, title }) => url === "https://good.example/" && title === "good")).toHaveLength(2);
  }
});

test("an outline in a comment is not a subscription", () => {
  expect(urls('<!-- <outline xmlUrl="https://a.example/"/> --><outline xmlUrl="https://b.example/"/>')).toEqual([
    "https://b.example/",
  ]);
});

test("a file that breaks off gives what it had", () => {
  const half =
    opml('<outline xmlUrl="https://a.example/"/><outline xmlUrl="https://b.example/"/>').split("b.example")[0] ?? "";
  expect(readOutlines(half)?.[0]?.url).toBe("https://a.example/");
});

test("a text that is not OPML differs from OPML without feeds", () => {
  expect(readOutlines("<html><p>hello</p></html>")).toBeNull();
  expect(readOutlines("")).toBeNull();
  expect(readOutlines(opml(""))).toEqual([]);
});

test("sixteen megabytes of anything are read in good time", () => {
  const begun = performance.now();
  for (const part of ["<!--", "<outline ", '<outline text="', "a", 'a="', "a ", "&", "<outline/>"])
    readOutlines(part.repeat(Math.ceil((2 * 1024 * 1024) / part.length)));
  expect(performance.now() - begun).toBeLessThan(5000);
});
