import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { type Browser, chromium } from "playwright-core";
import { picturePath, readTopology } from "../files";
import { draw } from "../svg/draw";

setDefaultTimeout(120_000);

const CHROMIUM = process.env["CHROMIUM_BIN"] || "/usr/bin/chromium";
const { diagrams } = readTopology();
let drawn: string[];
let browser: Browser;

beforeAll(async () => {
  drawn = await draw(diagrams, CHROMIUM);
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    // root may not use the sandbox, and the pictures are our own
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
});
afterAll(() => browser.close());

const words = (svg: string) => Array.from(svg.matchAll(/>([^<>]+)<\/(?:tspan|text|title|desc)>/g), ([, text]) => text);

test("the same text gives the same bytes", async () => {
  const hashes = (svgs: readonly string[]) => svgs.map((svg) => Bun.hash(svg));
  expect(hashes(await draw(diagrams, CHROMIUM))).toEqual(hashes(drawn));
});

test("the pictures in docs contain the same text as freshly drawn ones", async () => {
  // the bytes are those of a machine with the same fonts: text is measured to be laid out
  for (const [i, diagram] of diagrams.entries())
    expect(words(await Bun.file(picturePath(diagram)).text())).toEqual(words(drawn[i] ?? ""));
});

for (const { name } of diagrams)
  test(`${name} is a picture whose words are text, inside their boxes`, async () => {
    const page = await browser.newPage();
    await page.goto(`file://${picturePath({ name })}`);
    const seen = await page.evaluate<{ texts: number; outside: string[]; html: number }>(LOOK);
    await page.close();
    expect(seen.outside).toEqual([]);
    expect(seen.html).toBe(0);
    expect(seen.texts).toBeGreaterThan(10);
  });

/** Text beyond its node or beyond the picture, by half a pixel or more. */
const LOOK = `(() => {
  const beyond = (inner, outer) => inner.left < outer.left - 0.5 || inner.right > outer.right + 0.5 ||
    inner.top < outer.top - 0.5 || inner.bottom > outer.bottom + 0.5;
  const picture = document.documentElement.getBoundingClientRect();
  const texts = [...document.querySelectorAll("text")].filter((text) => text.textContent.trim() !== "");
  const outside = texts.filter((text) => {
    const box = text.getBoundingClientRect();
    const shape = text.closest(".node")?.querySelector(".label-container");
    return beyond(box, picture) || (shape && beyond(box, shape.getBoundingClientRect()));
  });
  return {
    texts: texts.length,
    outside: outside.map((text) => text.textContent),
    html: document.querySelectorAll("foreignObject").length,
  };
})()`;
