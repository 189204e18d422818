import { describe, expect, test } from "bun:test";
import { feeds } from "./content/feeds";
import { answerAt, type Site } from "./site";
import { itemsOf } from "./test/read-feed";

const startMs = Date.UTC(2026, 4, 4, 9);
const site: Site = { startMs, everyMs: 4_000, seed: "test", publicUrl: null };
const paths = feeds.map(({ path }) => path);

const ask = (path: string, nowMs = startMs, headers: Record<string, string> = {}, at = site) =>
  answerAt(at, new Request(`http://mock.test:8090${path}`, { headers }), nowMs);
const listed = async (path: string, nowMs = startMs, at = site) => itemsOf(path, await ask(path, nowMs, {}, at).text());

describe.each(paths)("%s", (path) => {
  test("has twelve articles at once and one more after every step, newest first", async () => {
    const first = await listed(path);
    expect(first).toHaveLength(12);
    const later = await listed(path, startMs + 3 * 4_000);
    expect(later).toHaveLength(15);
    expect(later.slice(3).map(({ guid }) => guid)).toEqual(first.map(({ guid }) => guid));
  });

  test("lists the newest thirty", async () => {
    const items = await listed(path, startMs + 100 * 4_000);
    expect(items).toHaveLength(30);
    expect(items[0]?.guid).toEndWith(":111");
    expect(new Set(items.map(({ guid }) => guid)).size).toBe(30);
  });

  test("is the same document at the same time, and another one for another seed", async () => {
    const [one, two] = [await ask(path).text(), await ask(path).text()];
    expect(two).toBe(one);
    expect(await ask(path, startMs, {}, { ...site, seed: "other" }).text()).not.toBe(one);
  });

  test("shares no guid with a later run of the server", async () => {
    const before = (await listed(path)).map(({ guid }) => guid);
    const restarted = await listed(path, startMs + 5_000, { ...site, startMs: startMs + 5_000 });
    expect(restarted.filter(({ guid }) => before.includes(guid))).toEqual([]);
  });

  test("now and then gives an article another title under the same guid, and none twice", async () => {
    const titles = new Map<string, Set<string>>();
    for (let step = 0; step < 40; step++)
      for (const { guid, title } of await listed(path, startMs + step * 4_000))
        titles.set(guid, (titles.get(guid) ?? new Set()).add(title));
    const versions = [...titles.values()].map(({ size }) => size);
    expect(versions.filter((count) => count === 2).length).toBeGreaterThan(2);
    expect(Math.max(...versions)).toBe(2);
  });

  test("leads with every link to something that is there", async () => {
    const document = await ask(path, startMs + 30 * 4_000).text();
    const links = new Set(document.match(/(?<=http:\/\/mock\.test:8090|href="|href=&quot;|href=\\")\/[\w./-]+/g));
    expect(links.size).toBeGreaterThan(40);
    for (const link of links) expect([link, ask(link, startMs + 30 * 4_000).status]).toEqual([link, 200]);
  });

  test("states of every attachment the length that it has", async () => {
    const document = await ask(path).text();
    const csv = /\/tables\/[\w-]+\.csv/.exec(document)?.[0] ?? "";
    const length = String((await ask(csv).text()).length);
    expect(document).toMatch(new RegExp(`(length="|size_in_bytes": )${length}\\b`));
  });
});

test("an article of an earlier run keeps its page", async () => {
  const link = /\/articles\/[\w-]+/.exec(await ask("/world.rss").text())?.[0] ?? "";
  const restarted = { ...site, startMs: startMs + 60_000 };
  expect(await ask(link, startMs + 61_000, {}, restarted).text()).toBe(await ask(link).text());
});

test("an article that is still to come has no page", async () => {
  const nextStep = startMs + 4_000;
  const link = /\/articles\/[\w-]+/.exec(await ask("/world.rss", nextStep).text())?.[0] ?? "";
  expect(ask(link, nextStep).status).toBe(200);
  expect(ask(link, nextStep - 1).status).toBe(404);
});

test("the feeds do not publish in the same instant", async () => {
  const changes = paths.map((path) =>
    Array.from({ length: 40 }, (_, i) => ask(path, startMs + i * 100).headers.get("etag")).findIndex(
      (etag, i, all) => i > 0 && etag !== all[i - 1],
    ),
  );
  expect(new Set(changes).size).toBe(3);
});

test("a public address begins every link where one is set", async () => {
  const document = await ask("/world.rss", startMs, {}, { ...site, publicUrl: "https://mock.example" }).text();
  expect(document).toContain("<link>https://mock.example/articles/");
  expect(document).not.toContain("mock.test");
});

test("other methods are refused, unknown paths are 404", () => {
  expect(answerAt(site, new Request("http://mock.test/", { method: "POST" }), startMs).status).toBe(405);
  for (const path of ["/nothing", "/articles/", "/articles/x-world-zzzzzzzzzz-1", "/covers/world-1-1"])
    expect([path, ask(path).status]).toEqual([path, 404]);
});
