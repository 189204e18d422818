import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { until, type WholeSystem, wholeSystem } from "@infostream/chassis/testing/servers";
import { articlesOf, subscribe } from "./api";
import { type FeedServer, startFeedServer } from "./feed-server";
import { type MockFeeds, startMockFeeds } from "./mock-feeds";
import { articlesOn } from "./page";

setDefaultTimeout(30_000);

let system: WholeSystem;
let mock: MockFeeds;
let own: FeedServer;

beforeAll(async () => {
  own = startFeedServer();
  [system, mock] = await Promise.all([wholeSystem(), startMockFeeds()]);
});
afterAll(async () => {
  own[Symbol.dispose]();
  await Promise.all([system[Symbol.asyncDispose](), mock[Symbol.asyncDispose]()]);
});

async function shown(path: string): Promise<string> {
  const response = await system.get(path);
  expect([path, response.status, response.headers.get("content-type")]).toEqual([
    path,
    200,
    "text/html; charset=utf-8",
  ]);
  return response.text();
}

/** Words of a title that a search takes as they are. */
const wordsOf = (title: string) =>
  title
    .split(" ")
    .filter((word) => /^\p{L}{4,}$/u.test(word))
    .join(" ");

test("subscribing needs the admin token", async () => {
  const refused = await fetch(`${system.page}/api/feeds`, {
    method: "POST",
    body: JSON.stringify({ url: mock.urls[0] }),
  });
  expect(refused.status).toBe(401);
  expect(articlesOn(await shown("/"))).toEqual([]);
});

test("published articles appear tagged on the front page, and every link of an article leads to it", async () => {
  for (const url of mock.urls) await subscribe(system, url);
  const feeds = () => shown("/feeds");
  await until("articles of every feed", async () => (await feeds()).match(/[1-9]\d* articles/g)?.length === 3);

  const article = await until("a tagged article", async () =>
    articlesOn(await shown("/")).find(({ title, tags }) => tags.length > 0 && wordsOf(title) !== ""),
  );
  for (const tag of article.tags) expect(articlesOn(await shown(tag))).toContainEqual(article);
  const page = await shown(article.href);
  expect(/<h1[^>]*>([^<]*)<\/h1>/.exec(page)?.[1]).toBe(article.title);
  expect(page).toMatch(/<div class="prose"[^>]*>\s*<p>/);
  expect(articlesOn(await shown(`/search?q=${encodeURIComponent(wordsOf(article.title))}`))).toContainEqual(article);
  expect(articlesOn(await shown("/search?q=nobody-writes-this"))).toEqual([]);
});

test("an article that appears later shows up without a reload", async () => {
  const since = new Date().toISOString();
  const [article] = await until("a new article", async () => {
    const found = await articlesOf(system, `since=${since}`);
    return found.length > 0 && found;
  });
  const href = `/articles/${article?.id}`;
  await until("the page to show it", async () => articlesOn(await shown("/")).some((each) => each.href === href));
});

test("markup in a title is text", async () => {
  own.serve("/markup", () =>
    Response.json({
      version: "https://jsonfeed.org/version/1.1",
      title: "<i>Markup</i> weekly",
      items: [{ id: "1", title: "<script>alert(1)</script> & <b>", content_html: "<p>x</p><script>alert(2)</script>" }],
    }),
  );
  const { id } = await subscribe(system, `${own.origin}/markup`);
  const [article] = await until("the article", async () => {
    const found = articlesOn(await shown(`/feeds/${id}`));
    return found.length > 0 && found;
  });
  expect(article?.title).toBe("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;");
  for (const path of ["/", "/feeds", `/feeds/${id}`, article?.href ?? ""]) {
    const html = await shown(path);
    // the page's own script has a source and no text
    expect([path, /<script(?! type="module" src="\/assets\/)|<i>Markup/.test(html)]).toEqual([path, false]);
  }
});
