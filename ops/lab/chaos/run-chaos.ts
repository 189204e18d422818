import { opmlOf } from "../bench/feeds/opml";
import { importOpml } from "../bench/ingest/import-opml";
import { startScript } from "../bench/system/child";
import { fieldsOf } from "../bench/system/fields";
import { startSystem, type System } from "../bench/system/start";
import { randomFrom } from "../../local/mock-feeds/random";
import { connectObserver } from "../observer/connect";
import { killDuringIngest, type KillRecord } from "./kill-during-ingest";
import type { Options } from "./options";
import { planKills } from "./plan";
import type { Result } from "./result";
import { settle, readBacklog } from "./settle";
import { openStore, type Store } from "./store";
import { unexpectedExits } from "./kill-parts";
import { verify } from "./verify";

type Print = (line: string) => void;

/** Runs one ingest, kills parts meanwhile, and counts the outcome. */
export async function runChaos(options: Options, state: string, print: Print): Promise<Result> {
  print("starting the system");
  await using system = await startSystem(state);
  const { feeds, articles, bytes } = options;
  const args = ["--feeds", feeds, "--articles", articles, "--bytes", bytes].map(String);
  await using server = await startScript(new URL("../bench/feed-server.ts", import.meta.url), args);
  await using store = openStore(system.postgresUrl);
  if ((await store.count("SELECT count(*) FROM articles.articles")) !== 0)
    throw new Error(`${state} already holds articles. Pass an empty folder to --state`);
  const origin = fieldsOf(server.output, "the feed server").text("origin");

  print(`importing ${feeds} feeds`);
  const startMs = performance.now();
  await importOpml(system, opmlOf(options, origin));
  const killed = await carryOutPlan(options, system, store, print, startMs);
  const nats = await connectObserver(system.natsUrl);
  try {
    const left = await settle(readBacklog(feeds * articles, store, nats), print);
    const settledSeconds = (performance.now() - startMs) / 1_000;
    print("counting");
    return {
      seed: options.seed,
      shape: { feeds, articles, bytes },
      killed,
      unexpectedExits: await unexpectedExits(system, killed),
      settledSeconds,
      left,
      checks: await verify(options, system, store, nats),
    };
  } finally {
    await nats.close();
  }
}

/** Carries out the plan; resolves when all killed parts are back. */
async function carryOutPlan(
  options: Options,
  system: System,
  store: Store,
  print: Print,
  startMs: number,
): Promise<KillRecord[]> {
  const { byFetched, byStored } = planKills(options.kills, randomFrom(options.seed));
  const share = (sql: string, all: number) => async () => ((await store.count(sql)) ?? 0) / all;
  const fetched = share("SELECT count(*) FROM fetcher.raw_documents", options.feeds);
  const stored = share("SELECT count(*) FROM articles.articles", options.feeds * options.articles);
  const along = { system, print, startMs, stored };
  const [one, other] = await Promise.all([
    killDuringIngest(byFetched, fetched, along),
    killDuringIngest(byStored, stored, along),
  ]);
  return [...one, ...other].sort((a, b) => a.atSeconds - b.atSeconds);
}
