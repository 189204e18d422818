import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** Opens a page and gives what its console complains of. */
export async function visit(
  browser: Browser,
  options: BrowserContextOptions,
  look: (page: Page, complaints: readonly string[]) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  try {
    await look(page, complaints);
  } finally {
    await context.close();
  }
}
