import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { until, type WholeSystem, wholeSystem } from "@infostream/chassis/testing/servers";
import type { Article } from "@infostream/contracts";
import { type Browser, chromium, type Page, type Request } from "playwright-core";
import { articlesOf, subscribe } from "./api";
import { startMockFeeds } from "./mock-feeds";

setDefaultTimeout(60_000);

// root may not use the sandbox, and of all network requests only the pages' own requests count
const FLAGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking " +
  "--disable-component-update --disable-sync";

const stack = new AsyncDisposableStack();
let system: WholeSystem;
let browser: Browser;
let mockOrigin: string;

beforeAll(async () => {
  system = stack.use(await wholeSystem());
  // a correction would change the title that the test searches for
  const mock = stack.use(await startMockFeeds("10m"));
  mockOrigin = new URL(mock.urls[0] ?? "").origin;
  browser = await chromium.launch({
    executablePath: process.env["CHROMIUM_BIN"] || "/usr/bin/chromium",
    args: FLAGS.split(" "),
  });
  stack.defer(() => browser.close());
  for (const url of mock.urls) await subscribe(system, url);
  await until("tagged articles of all feeds", async () => {
    const tagged = (await articlesOf(system)).filter(({ tags }) => tags.length > 0);
    return new Set(tagged.map(({ feed }) => feed.id)).size === mock.urls.length;
  });
});
afterAll(() => stack.disposeAsync());

for (const javaScriptEnabled of [true, false])
  for (const width of [390, 1280])
    test(`a reader finds an article, its tag and it again by search, ${width} px wide, ${javaScriptEnabled ? "with" : "without"} script`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled });
      const page = await context.newPage();
      const complaints: string[] = [];
      const requests: Request[] = [];
      page.on("console", (message) => void (message.type() === "error" && complaints.push(message.text())));
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("request", (request) => requests.push(request));
      try {
        await read(page, await taggedArticle());
      } finally {
        await context.close();
      }
      expect(complaints).toEqual([]);
      const foreign = requests.filter((request) => new URL(request.url()).origin !== system.page);
      for (const request of foreign)
        expect([request.url(), request.resourceType()]).toEqual([expect.stringContaining(mockOrigin), "image"]);
      const scripts = requests.filter((request) => request.resourceType() === "script").map((request) => request.url());
      expect(new Set(scripts).size).toBe(javaScriptEnabled ? 1 : 0);
    });

/** Pages may be answered from memory for a second. */
const OLD_ENOUGH_MS = 2_000;

/** An article that every page knows by now and that is still in sight, with words that a search takes as they are. */
const taggedArticle = (): Promise<Article> =>
  until("an article with tags and a plain title", async () =>
    (await articlesOf(system)).find(
      ({ title, tags, fetchedAt }) =>
        tags.length > 0 && /^[A-Za-z ]{20,}$/.test(title) && Date.parse(fetchedAt) < Date.now() - OLD_ENOUGH_MS,
    ),
  );

/** From the front page to the article, to its tag, and by search back to it. */
async function read(page: Page, { title, tags: [tag] }: Article): Promise<void> {
  const heading = () => page.getByRole("heading", { level: 1 }).innerText();
  const entry = () =>
    page
      .getByRole("article")
      .filter({ has: page.getByRole("link", { name: title, exact: true }) })
      .first();
  await page.goto(`${system.page}/`);
  await entry().getByRole("link", { name: title, exact: true }).click();
  expect(await heading()).toBe(title);
  expect((await page.locator(".prose").innerText()).length).toBeGreaterThan(100);

  await page
    .getByRole("link", { name: tag?.name ?? "", exact: true })
    .first()
    .click();
  expect(await heading()).toBe(tag?.name ?? "");
  expect(await entry().isVisible()).toBe(true);

  await page.getByRole("searchbox").fill(title);
  await page.getByRole("button", { name: "Search" }).click();
  expect(await entry().isVisible()).toBe(true);
}
