import { expect, setDefaultTimeout, test } from "bun:test";
import { until, type WholeSystem, wholeSystem } from "@infostream/chassis/testing/servers";
import type { Article, Feed } from "@infostream/contracts";
import { SQL } from "bun";
import type { PlainItem } from "./plain-reading";
import { linksAgree, shown, spaced } from "./same-words";
import { documentsToServe, type ServedDocument } from "./served-corpora";

setDefaultTimeout(60_000);

type CountedFeed = Feed & { readonly articles: number };

/** Pages that no feed is made of, among what the corpora call feeds. */
const noFeeds = ["rss-parser/unrecognized.rss"];

test("every feed of the corpora has its articles, titles and links after the way through the whole system", async () => {
  const documents = await documentsToServe();
  expect(documents.length).toBeGreaterThan(70);
  await using server = serve(documents);
  await using system = await wholeSystem();
  const addresses = documents.flatMap(({ path }) => [
    `${server.url.origin}/typed/${path}`,
    `${server.url.origin}/bare/${path}`,
  ]);
  await importAll(system, addresses);
  const feeds = await settled(system, addresses.length);

  let articles = 0;
  for (const { url, id, status, lastError, articles: counted } of feeds) {
    const path = new URL(url).pathname;
    const document = documents.find((each) => path.endsWith(`/${each.path}`));
    if (document === undefined) throw new Error(`${path} is not served`);
    if (noFeeds.includes(document.path)) {
      expect([path, status, lastError, counted]).toEqual([path, "failing", "This is a web page, not a feed", 0]);
      continue;
    }
    expect([path, status, lastError]).toEqual([path, "active", null]);
    const stored = await system.list<Article>(`/api/articles?feed=${id}`);
    expect([path, stored.length, counted]).toEqual([path, document.expected.length, document.expected.length]);
    expect([path, unmatched(document.expected, stored)]).toEqual([path, []]);
    articles += stored.length;
  }
  console.log(
    `through the system: ${documents.length - noFeeds.length} documents, each with and without a Content-Type: ` +
      `${articles} articles with their titles and links`,
  );
});

/** Each document at two addresses: with its own Content-Type, and without one. */
const serve = (documents: readonly ServedDocument[]) =>
  Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    fetch(request) {
      const [, kind, path] = /^\/(typed|bare)\/(.*)$/.exec(new URL(request.url).pathname) ?? [];
      const document = documents.find((each) => each.path === path);
      if (document === undefined) return new Response("not here\n", { status: 404 });
      return new Response(document.bytes, kind === "typed" ? { headers: { "content-type": document.type } } : {});
    },
  });

async function importAll(system: WholeSystem, addresses: readonly string[]): Promise<void> {
  const outlines = addresses.map((url) => `<outline type="rss" xmlUrl="${Bun.escapeHTML(url)}"/>`);
  const body = `<opml version="2.0"><body>${outlines.join("")}</body></opml>`;
  const answer = await (await system.admin("/api/opml", { method: "POST", body })).json();
  expect(answer).toEqual({ added: addresses.length, known: 0, invalid: [] });
}

/** All feeds, once the parse result of each has arrived. */
async function settled(system: WholeSystem, count: number): Promise<CountedFeed[]> {
  await using sql = new SQL({ url: system.database.url, max: 1 });
  await until(
    "every document to be read",
    async () => {
      const [{ read }] = await sql`
        SELECT count(*)::int AS read FROM fetcher.feeds
        WHERE parsed_fetch_id = newest_fetch_id OR fetch_error IS NOT NULL`;
      return read === count;
    },
    40_000,
  );
  return system.list<CountedFeed>("/api/feeds");
}

/** Expected articles that are missing, in any order. */
function unmatched(expected: readonly PlainItem[], stored: readonly Article[]): PlainItem[] {
  const left = [...stored];
  // those with a title first: one without takes any
  return expected
    .toSorted((a, b) => Number(a.title === null) - Number(b.title === null))
    .filter(({ title, links }) => {
      const at = left.findIndex(
        (article) => (title === null || spaced(article.title) === shown(title)) && linksAgree(links, article.url),
      );
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
}
