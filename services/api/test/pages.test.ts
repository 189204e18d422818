import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { type Service, startService } from "./service";

setDefaultTimeout(30_000);

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(async () => service[Symbol.asyncDispose]());

/** A page as it is after the half second for which it may be held. */
async function html(path: string): Promise<string> {
  service.later();
  return (await service.get(path)).text();
}

test("every page of an empty store says so in words", async () => {
  expect(await html("/")).toContain("No articles yet. The first arrive within seconds when the mock feeds run.");
  expect(await html("/tags/Nothing")).toContain("No article carries this tag yet.");
  expect(await html("/search?q=nothing")).toContain("Nothing found for “nothing”.");
  expect(await html("/search")).toContain("Type a word");
  expect(await html("/feeds")).toContain("No feeds yet.");
});

test("markup from a feed is text wherever it stands", async () => {
  const evil = `<img src=x onerror=alert(1)>"'&`;
  await service.store.feed("66", { url: `https://x.example/"><script>alert(1)</script>`, title: evil });
  service.feeds.set("66", {
    id: "66",
    url: `https://x.example/"><script>alert(1)</script>`,
    title: evil,
    siteUrl: "javascript:alert(1)",

    status: "failing",
    pollEvery: null,
    lastPolledAt: null,
    lastChangedAt: null,
    nextPollAt: "2026-01-01T00:00:00Z",
    nextPollReason: evil,
    failures: 3,
    lastError: evil,
  });
  const [id] = await service.store.articles({
    feed: "66",
    title: evil,
    summary: evil,
    author: evil,
    tags: [evil],
    language: `"><script>`,
    url: "javascript:alert(1)",
    image: "javascript:alert(1)",
    contentHtml: "<p>ok</p><script>alert(1)</script>",
    enclosures: [
      { url: "javascript:alert(1)", type: evil, length: null },
      { url: `https://x.example/"><script>`, type: evil, length: 5 },
    ],
  });
  const paths = [
    "/",
    `/articles/${id}`,
    `/tags/${encodeURIComponent(evil)}`,
    "/feeds",
    "/feeds/66",
    `/search?q=${encodeURIComponent(evil)}`,
  ];
  for (const path of paths) {
    const page = await html(path);
    expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(page).not.toMatch(
      /<img src=x|<script(?! type="module" src="\/assets\/live\.\w+\.js"><\/script>)|javascript:|="[^"]*"[a-z<]/i,
    );
  }
});

test("what is searched for is text, found or not", async () => {
  const page = await html(`/search?q=${encodeURIComponent('"><script>alert(1)</script>&lt;')}`);
  expect(page).toContain("Nothing found for “&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;”");
  expect(page).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;"');
  expect(page).not.toContain("<script");
});

test("an article's page shows its content, its tags with what matched, and where it comes from", async () => {
  await service.store.feed("1", { url: "https://news.example/feed", title: "News" });
  const [id] = await service.store.articles({
    title: "Über allem",
    language: "de",
    tags: ["Berge"],
    url: "https://news.example/2026/berge",
    contentHtml: "<p>Der <em>Gipfel</em></p>",
  });
  const page = await html(`/articles/${id}`);
  for (const part of [
    "<title>Über allem · InfoStream</title>",
    '<h1 lang="de" dir="auto">Über allem</h1>',
    "<p>Der <em>Gipfel</em></p>",
    '<a rel="tag" href="/tags/Berge">Berge</a>',
    "“berge”",
    'href="https://news.example/2026/berge"',
    "raw/sha256/ab/abcd",
    '<time datetime="2026-03-01T12:00:00.000Z" title="1 March 2026 at 12:00:00 UTC">',
  ])
    expect(page).toContain(part);
});

test("a tag's name may hold anything and still leads to its page", async () => {
  const name = "C++ / 100 % näher?";
  await service.store.articles({ title: "Odd", tags: [name] });
  const href = /href="(\/tags\/C[^"]*)"/.exec(await html("/"))?.[1] ?? "";
  expect(await html(href)).toContain(">Odd</a>");
});

test("older articles are one link away, and the way back too", async () => {
  await service.store.articles(...Array.from({ length: 40 }, (_, i) => ({ title: `No ${i};`, tags: ["Paged"] })));
  const first = await html("/tags/Paged");
  expect(first).toContain("No 39;");
  const older = /<a rel="next" href="([^"]+)"/.exec(first)?.[1] ?? "";
  const second = await html(older.replaceAll("&amp;", "&"));
  expect(second).toContain("No 0;");
  expect(second).not.toContain("No 39;");
  expect(second).toContain('<a href="/tags/Paged">Newest</a>');
  expect(second).not.toContain('rel="next"');
});

test("a page runs no scripts and cannot be framed", async () => {
  const { headers } = await service.get("/");
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(headers.get("content-security-policy")).not.toContain("unsafe");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
});

test("a feed's page shows health and articles, also when it is no longer subscribed", async () => {
  await service.store.feed("5", { url: "https://news.example/feed", title: "News" });
  await service.store.articles({ feed: "5", title: "Its only one" });
  service.feeds.set("5", {
    id: "5",
    url: "https://news.example/feed",
    title: "News",
    siteUrl: "https://news.example/",
    status: "failing",
    pollEvery: null,
    lastPolledAt: new Date().toISOString(),
    lastChangedAt: null,
    failures: 4,
    nextPollAt: new Date(Date.now() + 3_700_000).toISOString(),
    nextPollReason: "4 failures in a row",
    lastError: "The server answered 500.",
  });
  const page = await html("/feeds/5");
  for (const part of [
    "Failing",
    "The server answered 500.",
    "(4 times in a row)",
    "in 1 h",
    "4 failures in a row",
    "Its only one",
  ])
    expect(page).toContain(part);
  service.feeds.delete("5");
  expect(await html("/feeds/5")).toContain("no longer subscribed");
});

test("the page of feeds explains how to add one, and contains no token", async () => {
  const page = await html("/feeds");
  expect(page).toContain('curl "$INFOSTREAM/api/feeds"');
  expect(page).not.toContain("correct-horse");
});
