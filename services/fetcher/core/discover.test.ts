import { expect, test } from "bun:test";
import { feedNamedBy } from "./discover";

const page = (text: string, type = "text/html; charset=utf-8", url = "https://example.org/blog/") =>
  feedNamedBy({ body: new TextEncoder().encode(text), headers: new Headers({ "content-type": type }), url });
const link = (href: string, type = "application/rss+xml", rel = "alternate") =>
  `<!doctype html><html><head><link rel="${rel}" type="${type}" href="${href}"></head></html>`;

test.each([
  "application/rss+xml",
  "application/atom+xml",
  "application/feed+json",
  "Application/RSS+XML; charset=utf-8",
])("a page names its feed as %s", (type) => expect(page(link("/feed", type))).toBe("https://example.org/feed"));
test("the first of several is the page's main one", () =>
  expect(page(link("/posts") + link("/comments"))).toBe("https://example.org/posts"));
test("relative addresses are the page's, or its base's", () => {
  expect(page(link("feed.xml#x"))).toBe("https://example.org/blog/feed.xml");
  expect(page(`<base href="https://cdn.example.org/a/">${link("feed.xml")}`)).toBe(
    "https://cdn.example.org/a/feed.xml",
  );
});
test("entities in an address are undone", () =>
  expect(page(link("/f?a=1&amp;b=2"))).toBe("https://example.org/f?a=1&b=2"));
test("unquoted and shouted markup is read too", () =>
  expect(page(`<HTML><HEAD><LINK REL=ALTERNATE TYPE=application/atom+xml HREF=/atom>`)).toBe(
    "https://example.org/atom",
  ));
test("a page without doctype counts as one by its type", () =>
  expect(page(`<p>hi<link rel="alternate" type="application/rss+xml" href="/feed">`)).toBe("https://example.org/feed"));

test("a feed that is sent as text/html is not a page", () =>
  expect(
    page(`<?xml version="1.0"?><rss><channel><description>${link("/other")}</description></channel></rss>`),
  ).toBeNull());
test("an Atom feed whose content holds links is not a page", () =>
  expect(
    page(
      `<feed xmlns="http://www.w3.org/2005/Atom"><link rel="alternate" type="application/rss+xml" href="/x"/></feed>`,
    ),
  ).toBeNull());
test("a JSON feed that is sent as text/html is not a page", () =>
  expect(page(JSON.stringify({ content_html: link("/other") }))).toBeNull());
test("links to stylesheets, scripts and other pages are not feeds", () => {
  expect(page(link("/style.css", "text/css", "stylesheet"))).toBeNull();
  expect(page(link("javascript:alert(1)"))).toBeNull();
  expect(page(link("file:///etc/passwd"))).toBeNull();
});
test("a page that names itself names nothing", () => expect(page(link("/blog/"))).toBeNull());
test("a large page of nonsense takes no longer than its length", () => {
  const begun = performance.now();
  expect(page(`<!doctype html>${"<a ".repeat(200_000)}`)).toBeNull();
  expect(performance.now() - begun).toBeLessThan(500);
});
