import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { Article, FullArticle } from "@infostream/contracts";
import { type Static, Type as t } from "@sinclair/typebox";
import { TypeCompiler } from "@sinclair/typebox/compiler";
import { type Service, startService } from "./service";

setDefaultTimeout(30_000);

const List = TypeCompiler.Compile(t.Object({ items: t.Array(Article), next: t.Union([t.String(), t.Null()]) }));
const full = TypeCompiler.Compile(FullArticle);

let service: Service;
beforeAll(async () => {
  service = await startService();
  await service.store.feed("1", { url: "https://news.example/feed", title: "News", siteUrl: "https://news.example/" });
  await service.store.feed("2", { url: "https://tech.example/feed" });
});
afterAll(async () => service[Symbol.asyncDispose]());

async function list(query = ""): Promise<Static<typeof Article>[] & { next: string | null }> {
  const value: unknown = await (await service.get(`/api/articles${query}`)).json();
  if (!List.Check(value)) throw new Error(JSON.stringify(List.Errors(value).First()));
  return Object.assign(value.items, { next: value.next });
}
const titles = async (query: string) => (await list(query)).map(({ title }) => title);

test("a walk by cursor over articles of one moment meets each once while new ones arrive", async () => {
  const sortAt = new Date("2020-01-01T00:00:00.123Z");
  const tags = ["Walk"];
  const expected = await service.store.articles(...Array.from({ length: 500 }, () => ({ sortAt, tags })));
  for (const query of ["?until=2020-01-02T00:00:00Z", "?tag=Walk", "?tag=Walk&feed=1"]) {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await list(`${query}&limit=37${cursor === null ? "" : `&cursor=${cursor}`}`);
      seen.push(...page.map(({ id }) => id));
      cursor = page.next;
      // one that is newer than all, and one of the very moment that the walk is in
      const arrived = await service.store.articles({ title: "newer" }, { sortAt, tags });
      expect(seen.filter((id) => arrived.includes(id))).toEqual([]);
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(expected.filter((id) => !seen.includes(id))).toEqual([]);
  }
});

test("the newest comes first, and of two of one moment the later stored", async () => {
  const tags = ["Order"];
  const at = (text: string) => ({ title: text, sortAt: new Date(text), tags });
  await service.store.articles(
    at("2026-01-02T00:00:00.001Z"),
    at("2026-01-03T00:00:00Z"),
    at("2026-01-02T00:00:00.002Z"),
  );
  const [first, second] = await service.store.articles(
    { ...at("2026-01-01T00:00:00Z"), title: "a" },
    { ...at("2026-01-01T00:00:00Z"), title: "b" },
  );
  expect(Number(second)).toBeGreaterThan(Number(first));
  expect(await titles("?tag=Order")).toEqual([
    "2026-01-03T00:00:00Z",
    "2026-01-02T00:00:00.002Z",
    "2026-01-02T00:00:00.001Z",
    "b",
    "a",
  ]);
});

test("all of several tags must hold, beside feed and time", async () => {
  await service.store.articles(
    { title: "both", tags: ["Left", "Right"], sortAt: new Date("2026-02-01T00:00:00.500Z") },
    { title: "both elsewhere", tags: ["Left", "Right"], feed: "2", sortAt: new Date("2026-02-01T00:00:00.499Z") },
    { title: "left", tags: ["Left"] },
    { title: "right", tags: ["Right"] },
  );
  expect(await titles("?tag=Left&tag=Right")).toEqual(["both", "both elsewhere"]);
  expect(await titles("?tag=Right&tag=Left&feed=2")).toEqual(["both elsewhere"]);
  expect(await titles("?tag=Left&tag=Right&since=2026-02-01T00:00:00.500Z")).toEqual(["both"]);
  expect(await titles("?tag=Left&tag=Right&until=2026-02-01T00:00:00.500Z")).toEqual(["both elsewhere"]);
  expect(await titles("?tag=Left&tag=Right&tag=Neither")).toEqual([]);
  expect(await titles("?tag=left")).toEqual([]);
});

test("since is inclusive and until exclusive", async () => {
  const at = (text: string) => ({ title: text, sortAt: new Date(text) });
  await service.store.articles(
    at("2010-05-01T00:00:00.000Z"),
    at("2010-05-01T00:00:00.001Z"),
    at("2010-05-01T00:00:00.002Z"),
  );
  expect(await titles("?since=2010-05-01T00:00:00.001Z&until=2010-05-01T00:00:00.002Z")).toEqual([
    "2010-05-01T00:00:00.001Z",
  ]);
  expect(await titles("?since=2010-05-01T02:00:00%2B02:00&until=2010-05-01T00:00:00.0001Z")).toEqual([
    "2010-05-01T00:00:00.000Z",
  ]);
});

test("a search finds titles, leads and whole texts, and narrows with all else", async () => {
  await service.store.articles(
    { title: "Zeppelin over Café Central", tags: ["Air"] },
    { title: "Something", summary: "a zeppelin in the lead" },
    { title: "Other", text: "deep inside the text a zeppelin flies", feed: "2" },
  );
  expect((await titles("?q=ZEPPELIN")).sort()).toEqual(["Other", "Something", "Zeppelin over Café Central"]);
  expect(await titles("?q=zeppelin+cafe")).toEqual(["Zeppelin over Café Central"]);
  expect(await titles("?q=zeppelin&feed=2")).toEqual(["Other"]);
  expect(await titles("?q=zeppelin&tag=Air")).toEqual(["Zeppelin over Café Central"]);
});

test("no search text is an error, and one without a searchable word finds nothing", async () => {
  for (const q of [
    "'",
    "a & | !",
    "((",
    "\\",
    "a:*b",
    '"',
    "-",
    "!!!",
    "<script>",
    "%",
    "💥",
    "a'b\\c",
    "-zeppelin",
    "x".repeat(500),
  ]) {
    const response = await service.get(`/api/articles?q=${encodeURIComponent(q)}`);
    expect([q, response.status]).toEqual([q, 200]);
  }
  expect(await titles("?q=!!!")).toEqual([]);
});

test("an article has every field, null where there is nothing", async () => {
  const [id = ""] = await service.store.articles({ title: "Bare", url: null, tags: ["Bare"] });
  const [item] = await list("?tag=Bare");
  expect(item).toEqual({
    id,
    url: null,
    title: "Bare",
    summary: "",
    author: null,
    publishedAt: "2026-03-01T12:00:00.000Z",
    fetchedAt: "2026-03-01T12:00:00.000Z",
    updatedAt: null,
    language: null,
    image: null,
    enclosures: [],
    feed: { id: "1", title: "News", url: "https://news.example/feed", siteUrl: "https://news.example/" },
    tags: [{ name: "Bare", matches: ["bare"] }],
  });
  const single: unknown = await (await service.get(`/api/articles/${id}`)).json();
  expect(full.Check(single)).toBe(true);
  expect(single).toEqual({
    ...item,
    contentHtml: null,
    provenance: {
      archiveKey: "raw/sha256/ab/abcd",
      sha256: "abcd",
      fetchedAt: "2026-03-01T12:00:00.000Z",
      parser: "rss-parser",
      rules: "rules-1",
    },
  });
});

test("the content of an article comes sanitised", async () => {
  const [id] = await service.store.articles({ contentHtml: "<p onclick=x>a</p><script>alert(1)</script>" });
  expect(await (await service.get(`/api/articles/${id}`)).json()).toMatchObject({ contentHtml: "<p>a</p>" });
});

test("a page names the next one in its header too, and the last names none", async () => {
  await service.store.articles({ tags: ["Link"] }, { tags: ["Link"] });
  const first = await service.get("/api/articles?tag=Link&limit=1");
  const { next }: { next: string } = JSON.parse(await first.text());
  expect(first.headers.get("link")).toBe(`</api/articles?tag=Link&limit=1&cursor=${next}>; rel="next"`);
  const last = await service.get(`/api/articles?tag=Link&limit=1&cursor=${next}`);
  expect(await last.json()).toMatchObject({ next: null });
  expect(last.headers.has("link")).toBe(false);
});
