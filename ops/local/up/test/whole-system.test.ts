import { expect, setDefaultTimeout, test } from "bun:test";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { startNats } from "@infostream/chassis/embedded/nats-server";
import { startPostgres } from "@infostream/chassis/embedded/postgres-server";
import { testFolder } from "@infostream/chassis/testing/servers";
import { pidOf, processesOf, until } from "./processes";
import { startWholeSystem } from "./harness";

setDefaultTimeout(30_000);

const READY = "Ctrl-C stops everything";

interface Article {
  readonly id: string;
  readonly tags: readonly { readonly name: string }[];
}

async function taggedArticles(page: string): Promise<readonly Article[]> {
  const response = await fetch(`${page}/api/articles?limit=200`).catch(() => null);
  if (!response?.ok) return [];
  const { items } = (await response.json()) as { items: Article[] };
  return items.filter(({ tags }) => tags.length > 0);
}

const pageOf = async (state: string): Promise<string> =>
  JSON.parse(await readFile(join(state, "endpoints.json"), "utf8")).page;

test("tagged articles reach the page, also after each service was killed, and no process outlives up", async () => {
  await using folder = await testFolder();
  const state = join(folder.path, "state of its own");
  const up = startWholeSystem(state);
  await up.prints(READY);
  const page = await pageOf(state);
  let known = (
    await until(
      () => taggedArticles(page),
      (articles) => articles.length > 0,
    )
  ).length;
  for (const service of ["fetcher", "tagger", "api"]) {
    process.kill(await pidOf(state, service), "SIGKILL");
    await up.prints(`${service} is back`);
  }
  known = (
    await until(
      () => taggedArticles(page),
      (articles) => articles.length > known,
    )
  ).length;
  up.kill("SIGINT");
  expect(await up.exited).toBe(0);
  expect(await processesOf(state)).toEqual([]);

  // stored articles are still there, and mock feeds that nobody serves any more do not show up as failing feeds
  await using again = startWholeSystem(state, { INFOSTREAM_FEEDS: "none" });
  await again.prints(READY);
  const next = await pageOf(state);
  expect((await taggedArticles(next)).length).toBeGreaterThanOrEqual(known);
  expect(await (await fetch(`${next}/api/feeds`)).json()).toEqual({ items: [], next: null });
}, 60_000);

test("the user's own servers replace the embedded ones", async () => {
  await using folder = await testFolder();
  await using nats = await startNats({
    folder: join(folder.path, "nats"),
    users: [{ user: "someone", password: "secret" }],
    durable: false,
  });
  await using postgres = await startPostgres({ folder: join(folder.path, "pg"), password: "x", durable: false });
  const state = join(folder.path, "state");
  await using up = startWholeSystem(state, { NATS_URL: nats.url(), DATABASE_URL: postgres.url("mine") });
  await up.prints(READY);
  await until(
    async () => taggedArticles(await pageOf(state)),
    (articles) => articles.length > 0,
  );
  expect((await processesOf(state)).filter((line) => /nats-server|postgres/.test(line))).toEqual([]);
});
