import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { allGuids } from "../feeds/articles";
import { type Child, startScript } from "../system/child";
import { fieldsOf } from "../system/fields";

setDefaultTimeout(30_000);

const shape = { feeds: 20, articles: 7, bytes: 30_000 };
let server: Child;
let origin: string;

beforeAll(async () => {
  const args = ["--feeds", "20", "--articles", "7", "--bytes", "30000"];
  server = await startScript(new URL("../feed-server.ts", import.meta.url), args);
  origin = fieldsOf(server.output, "the feed server").text("origin");
});
afterAll(() => server[Symbol.asyncDispose]());

test("it serves the requested number of feeds, each of the requested size", async () => {
  for (let feed = 0; feed < shape.feeds; feed++) {
    const document = await (await fetch(`${origin}/feeds/${feed}`)).arrayBuffer();
    expect(document.byteLength).toBe(shape.bytes);
  }
  expect((await fetch(`${origin}/feeds/${shape.feeds}`)).status).toBe(404);
});

test("it serves exactly the guids that it announces, each once", async () => {
  const documents = await Promise.all(
    Array.from({ length: shape.feeds }, async (_, feed) => (await fetch(`${origin}/feeds/${feed}`)).text()),
  );
  const served = documents.flatMap((text) => text.match(/urn:infostream:bench:\d+:\d+/g) ?? []);
  expect(served.sort()).toEqual([...allGuids(shape)].sort());
});

test("most feeds are RSS, some Atom, some JSON Feed", async () => {
  const type = async (feed: number) => (await fetch(`${origin}/feeds/${feed}`)).headers.get("content-type");
  expect(await type(0)).toContain("rss+xml");
  expect(await type(8)).toContain("atom+xml");
  expect(await type(9)).toContain("feed+json");
});

test("a feed that is asked for again is unchanged", async () => {
  const etag = (await fetch(`${origin}/feeds/3`)).headers.get("etag") ?? "";
  expect((await fetch(`${origin}/feeds/3`, { headers: { "if-none-match": etag } })).status).toBe(304);
});
