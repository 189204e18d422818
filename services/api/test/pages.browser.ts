import { afterAll, beforeAll, expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { serve } from "../serve";
import { fillStore } from "./believable-store";
import { type Service, startService } from "./service";
import { visit } from "./visit";

let service: Service;
let browser: Browser;
let server: ReturnType<typeof serve>;
let folder: string;
let origin: string;

beforeAll(async () => {
  service = await startService({ streams: true, mostStreams: 100 });
  await fillStore(service);
  const silent = () => {};
  server = serve({ host: "127.0.0.1", port: 0 }, { handle: service.handle, endStreams: () => {} }, 0, {
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  origin = `http://127.0.0.1:${server.port}`;
  browser = await chromium.launch({
    executablePath: process.env["CHROMIUM_BIN"] || "/usr/bin/chromium",
    // root may not use the sandbox, and the pages are our own
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  folder = process.env["SCREENSHOTS"] ?? (await mkdtemp(join(tmpdir(), "infostream-pages-")));
});
afterAll(async () => {
  // kept where someone asked for them
  if (process.env["SCREENSHOTS"] === undefined) await rm(folder, { recursive: true });
  await browser.close();
  await server[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

const paths = {
  latest: "/",
  article: "/articles/1",
  tag: "/tags/Economy",
  search: "/search?q=report",
  nothing: "/search?q=zzzz",
  feeds: "/feeds",
  feed: "/feeds/1",
  missing: "/articles/424242",
};

for (const colorScheme of ["light", "dark"] as const)
  for (const width of [360, 390, 768, 1280, 1440])
    test(`every page fits ${width} px, ${colorScheme}, and reports no errors`, async () => {
      const viewport = { width, height: 900 };
      await visit(browser, { viewport, colorScheme, javaScriptEnabled: true }, async (page, complaints) => {
        for (const [name, path] of Object.entries(paths)) {
          await page.goto(origin + path);
          const beyond = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
          expect([name, beyond]).toEqual([name, 0]);
          await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
        }
        // the browser's own words for the one page that is meant to be missing
        expect(complaints.filter((text) => !text.includes("404 (Not Found)"))).toEqual([]);
      });
    });

test("everything is reached without script: tags, search, older articles, an article and its feed", async () => {
  await visit(browser, { viewport: { width: 390, height: 800 }, javaScriptEnabled: false }, async (page) => {
    await page.goto(origin);
    await page.getByRole("link", { name: "Older articles" }).click();
    await page.getByRole("link", { name: "Newest" }).click();
    await page
      .getByRole("navigation", { name: "Tags" })
      .getByRole("link", { name: /^Economy/ })
      .click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Economy");
    await page.getByRole("searchbox").fill("central banks");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("link", { name: /^Central banks/ }).click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toStartWith("Central banks");
    await page.getByRole("link", { name: "World Desk" }).first().click();
    expect(new URL(page.url()).pathname).toBe("/feeds/1");
  });
});

test("the first press of Tab offers to skip to the content", async () => {
  await visit(browser, {}, async (page) => {
    await page.goto(origin);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the content");
    expect(await page.getByRole("link", { name: "Skip to the content" }).boundingBox()).toMatchObject({ x: 8, y: 8 });
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("content");
  });
});

/** Texts of a page whose contrast is below 4.5; runs in the page. */
const faintTexts = await Bun.file(new URL("faint-texts.js", import.meta.url)).text();

test("text stands out from its ground as WCAG AA asks, light and dark", async () => {
  for (const colorScheme of ["light", "dark"] as const)
    await visit(browser, { colorScheme }, async (page) => {
      for (const path of ["/", "/feeds", "/articles/1"]) {
        await page.goto(origin + path);
        expect([path, await page.evaluate(faintTexts)]).toEqual([path, []]);
      }
    });
});
