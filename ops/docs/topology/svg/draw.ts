import { join } from "node:path";
import { command } from "@infostream/chassis/embedded/command";
import { type Browser, chromium, type Page } from "playwright-core";
import type { Diagram } from "../diagrams/mermaid";
import { onCard } from "./card";
import { fingerprint, style } from "./style";

/** Draws diagrams by Mermaid in Chromium: on one machine, the same text gives the same bytes. */
export async function draw(diagrams: readonly Diagram[], chromiumBinary: string): Promise<string[]> {
  await installMermaid();
  await using browser = await launch(chromiumBinary);
  const page = await browser.newPage();
  await page.setContent("<!doctype html>");
  await page.addScriptTag({ path: join(import.meta.dir, "node_modules/mermaid/dist/mermaid.min.js") });
  const drawn: string[] = [];
  for (const diagram of diagrams) drawn.push(await picture(page, diagram));
  return drawn;
}

async function installMermaid(): Promise<void> {
  const install = [process.execPath, "install", "--frozen-lockfile", "--cwd", import.meta.dir];
  const { code, stderr } = await command(install, { timeoutMs: 120_000 });
  if (code !== 0) throw new Error(`Installing Mermaid failed in ${import.meta.dir}:\n${stderr.trim()}`);
}

const launch = (executablePath: string): Promise<Browser> =>
  // root may not use the sandbox, and the page is our own
  chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] }).catch((cause) => {
    throw new Error(`Chromium failed to start at ${executablePath}. Set CHROMIUM_BIN to another one`, { cause });
  });

async function picture(page: Page, { name, text }: Diagram): Promise<string> {
  const svg = await page.evaluate<string>(inPage(name, text));
  const origin = `<!-- made by ops/docs/topology/main.ts, drawn from ${fingerprint(text)} -->`;
  return `${origin}\n${onCard(svg)}\n`;
}

const TITLE_INDENT = 12;

/** What the page does, as text: its globals are the browser's, not ours. */
const inPage = (name: string, text: string) => `(async () => {
  mermaid.initialize(${JSON.stringify(style)});
  const { svg } = await mermaid.render(${JSON.stringify(name)}, ${JSON.stringify(text)});
  const holder = document.createElement("div");
  holder.innerHTML = svg;
  document.body.append(holder);
  // Mermaid writes titles in the middle and below the lines, which run through them there
  for (const cluster of holder.querySelectorAll(".cluster")) {
    const [box, title] = [cluster.querySelector("rect"), cluster.querySelector(".cluster-label")];
    const left = Number(box.getAttribute("x")) + ${TITLE_INDENT} - title.getBBox().x;
    title.setAttribute("transform", "translate(" + left + ", " + (Number(box.getAttribute("y")) + ${TITLE_INDENT / 2}) + ")");
    cluster.closest(".root").append(title);
  }
  holder.remove();
  return new XMLSerializer().serializeToString(holder.firstElementChild);
})()`;
