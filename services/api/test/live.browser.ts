import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { until } from "@infostream/chassis/testing/servers";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { serve } from "../serve";
import { fillStore } from "./believable-store";
import { follow } from "./event-stream";
import { type Service, startService } from "./service";
import { tagged, type ArticlePublisher, articlePublisher } from "./article-publisher";
import { visit } from "./visit";

setDefaultTimeout(60_000);

const stack = new AsyncDisposableStack();
const silent = () => {};
const quiet = { log: { debug: silent, info: silent, warn: silent, error: silent } };
let service: Service;
let tagger: ArticlePublisher;
let browser: Browser;
let origin: string;
beforeAll(async () => {
  service = stack.use(await startService({ streams: true }));
  await fillStore(service);
  tagger = stack.use(await articlePublisher(service.nats));
  const app = { handle: service.handle, endStreams: service.endStreams };
  const server = stack.use(serve({ host: "127.0.0.1", port: 0 }, app, 0, quiet));
  origin = `http://127.0.0.1:${server.port}`;
  browser = await chromium.launch({
    executablePath: process.env["CHROMIUM_BIN"] || "/usr/bin/chromium",
    // root may not use the sandbox, and the pages are our own
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  stack.defer(() => browser.close());
});
afterAll(() => stack.disposeAsync());

/** Opens a page of this service, whose console complains of nothing. */
const read = (path: string, look: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) =>
  visit(browser, options, async (page, complaints) => {
    await page.goto(origin + path);
    await look(page);
    expect(complaints).toEqual([]);
  });

const newsOn = (page: Page) => page.locator(".news").innerText();
const now = () => ({ publishedAt: null, fetchedAt: new Date().toISOString() });

/** Stores an article and publishes it, as the tagger does. */
async function bring(title: string, ...tags: readonly string[]) {
  const sortAt = new Date();
  const [id = ""] = await service.store.articles({ title, tags, sortAt });
  await tagger.publish({ id, title, ...tagged(...tags), ...now() });
}

/** Brings so many articles, and returns when those who listen have heard of them. */
async function publishToListeners(articles: number, work: () => Promise<void>) {
  await using listener = follow([origin]);
  await until("it listens", () => listener.heard.lastEventId !== "");
  await work();
  await until("the articles", () => listener.articles().length === articles);
}

test("a reader of the newest articles sees how many came, and one press shows them", async () => {
  await read("/", async (page) => {
    expect(await newsOn(page)).toBe("");
    await bring("The very newest", "Space");
    await until("the word", async () => (await newsOn(page)) === "1 new article");
    await bring("Another one", "Europe");
    await until("the next word", async () => (await newsOn(page)) === "2 new articles");
    service.later();
    await page.getByRole("link", { name: "2 new articles" }).click();
    await until("the list", () => page.getByRole("link", { name: "The very newest" }).isVisible());
    expect(await page.getByRole("link", { name: "Another one" }).isVisible()).toBe(true);
    expect(await newsOn(page)).toBe("");
  });
});

test("articles that arrive between rendering a page and its first request are counted, those on the page are not", async () => {
  service.later();
  const made = await (await service.get("/")).text();
  await publishToListeners(2, async () => {
    await bring("In between");
    await bring("In between, too");
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route(`${origin}/`, (route) => route.fulfill({ contentType: "text/html", body: made }));
  await page.goto(`${origin}/`);
  await until("the word", async () => (await newsOn(page)) === "2 new articles");
  await context.close();
});

test("the pages of a tag and of a feed show their own new articles, not changed ones, nor ones older than all they list", async () => {
  await read("/tags/Space", async (space) => {
    await read("/feeds/2", async (feed) => {
      await tagger.publish(
        { id: "900001", ...tagged("Europe"), ...now() },
        { id: "900002", ...tagged("Space"), ...now(), revision: 2 },
        { id: "900003", ...tagged("Space"), ...now(), publishedAt: "2001-01-01T00:00:00.000Z" },
        { id: "900004", ...tagged("Space"), ...now() },
        { id: "900005", ...now(), feed: { id: "2", title: null, url: "https://x.example/", siteUrl: null } },
      );
      // both are shorter than a page, so that what is old has its place there too
      await until("the tag's", async () => (await newsOn(space)) === "2 new articles");
      await until("the feed's", async () => (await newsOn(feed)) === "1 new article");
    });
  });
  await read("/", async (page) => {
    await tagger.publish(
      { id: "900006", ...now(), publishedAt: "2001-01-01T00:00:00.000Z" },
      { id: "900007", ...now() },
    );
    await until("the word", async () => (await newsOn(page)) === "1 new article");
  });
});

test("a hidden page holds no connection, and catches up when it is shown again", async () => {
  await read("/", async (page) => {
    await until("the stream", () => service.log.at(-1)?.includes('"path":"/events"'));
    const hide = (hidden: boolean) =>
      page.evaluate(
        `Object.defineProperty(document, "hidden", { value: ${hidden}, configurable: true });` +
          `document.dispatchEvent(new Event("visibilitychange"))`,
      );
    await hide(true);
    await until("its end", () => service.log.at(-1)?.includes('"outcome":"left"'));
    await publishToListeners(1, () => bring("While the page was hidden"));
    expect(await newsOn(page)).toBe("");
    await hide(false);
    await until("the word", async () => (await newsOn(page)) === "1 new article");
  });
});

test("lists are complete without script, and pages with markup from feeds allow none", async () => {
  await read(
    "/",
    async (page) => {
      expect(await page.locator(".item").count()).toBe(30);
      expect(await newsOn(page)).toBe("");
    },
    { javaScriptEnabled: false },
  );
  for (const path of ["/articles/1", "/search?q=report", "/feeds", "/?cursor="]) {
    const { headers } = await service.get(path);
    const html = await (await service.get(path)).text();
    if (path !== "/?cursor=") expect(headers.get("content-security-policy")).not.toContain("script-src");
    expect([path, html.includes("<script")]).toEqual([path, path === "/?cursor="]);
  }
});
