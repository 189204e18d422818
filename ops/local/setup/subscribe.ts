import type { Feeds } from "./feeds";
import { retireMockFeeds } from "./retire-mock-feeds";
import type { WriteApi } from "./write-api";

const MOCK_FEEDS = ["world.rss", "technology.atom", "science.json"];
/** Importing thousands of feeds takes a while. */
const LIMIT_MS = 120_000;
const OPML_LIMIT_MS = 30_000;

/** Subscribes to the configured feeds; idempotent. Returns a sentence that says what it did. */
export async function subscribe(feeds: Feeds, mockFeeds: string, api: WriteApi): Promise<string> {
  const served = feeds.kind === "mock" ? MOCK_FEEDS.map((name) => `http://${mockFeeds}/${name}`) : [];
  await retireMockFeeds(served, api);
  switch (feeds.kind) {
    case "none":
      return "No feeds to subscribe to";
    case "mock":
      for (const url of served) await post(api, "/api/feeds", JSON.stringify({ url, pollEvery: "5s" }));
      return `Subscribed to ${MOCK_FEEDS.length} mock feeds`;
    case "opml":
      return importOpml("url" in feeds ? await download(feeds.url) : await Bun.file(feeds.file).bytes(), api);
    default:
      return feeds satisfies never;
  }
}

async function importOpml(opml: Uint8Array<ArrayBuffer>, api: WriteApi): Promise<string> {
  const { added, known, invalid } = outcomeIn(await post(api, "/api/opml", opml, "text/x-opml"));
  return `Subscribed to ${added} feeds from the OPML file; ${known} were subscribed already, ${invalid} have no valid URL`;
}

async function download(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url, { signal: AbortSignal.timeout(OPML_LIMIT_MS) });
  if (!response.ok)
    throw new Error(`Could not download the OPML file of INFOSTREAM_FEEDS: ${url} answered HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function post(
  { page, adminToken }: WriteApi,
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  type = "application/json",
): Promise<unknown> {
  const response = await fetch(`${page}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${adminToken}`, "content-type": type },
    body,
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  const text = await response.text();
  if (!response.ok)
    throw new Error(detailIn(text) ?? `${path} answered HTTP ${response.status}: ${text.slice(0, 500)}`);
  return JSON.parse(text);
}

/** The detail of a problem document, or null if the text is not one. */
function detailIn(text: string): string | null {
  try {
    const problem: unknown = JSON.parse(text);
    const found = typeof problem === "object" && problem !== null && "detail" in problem ? problem.detail : null;
    return typeof found === "string" ? found : null;
  } catch {
    return null;
  }
}

function outcomeIn(answer: unknown): { added: number; known: number; invalid: number } {
  if (typeof answer === "object" && answer !== null && "added" in answer && "known" in answer && "invalid" in answer) {
    const { added, known, invalid } = answer;
    if (typeof added === "number" && typeof known === "number" && Array.isArray(invalid))
      return { added, known, invalid: invalid.length };
  }
  throw new Error("/api/opml did not return the expected counts");
}
