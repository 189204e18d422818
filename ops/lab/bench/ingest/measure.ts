import { Client } from "pg";
import { connectObserver } from "../../observer/connect";
import { allGuids } from "../feeds/articles";
import { opmlOf } from "../feeds/opml";
import type { Shape } from "../options";
import type { System } from "../system/start";
import { type PartUsage, sampleUsage } from "../system/usage";
import { importOpml } from "./import-opml";
import { countStored, countUnindexed, type Comparison, verifyStored } from "./stored";
import { countTagged } from "./tagged";

export interface Ingest extends Comparison {
  readonly articles: number;
  readonly importSeconds: number;
  /** From the import's answer to the last article stored. */
  readonly storedSeconds: number;
  /** From the import's answer to the last `article.tagged` in its stream. */
  readonly taggedSeconds: number;
  /** From the import's answer to the last full text indexed; articles are readable before that. */
  readonly indexedSeconds: number;
  readonly articlesPerSecond: number;
  readonly tagged: number;
  readonly usage: readonly PartUsage[];
}

const stallMs = 60_000;
const pollIntervalMs = 100;

/** Subscribes to every feed of the server and waits until all articles are stored and published. */
export async function measureIngest(
  shape: Shape,
  system: System,
  feedServer: { readonly origin: string; readonly pid: number },
  print: (line: string) => void,
): Promise<Ingest> {
  const store = new Client({ connectionString: system.postgresUrl });
  await store.connect();
  const nats = await connectObserver(system.natsUrl);
  const articles = shape.feeds * shape.articles;
  try {
    const importMs = performance.now();
    const usageSampler = await sampleUsage([system.pid, feedServer.pid]);
    await importOpml(system, opmlOf(shape, feedServer.origin));
    const startMs = performance.now();
    const sample = async () => ({ stored: await countStored(store), tagged: await countTagged(nats) });
    const { storedMs, taggedMs } = await follow(articles, sample, print);
    const usage = await usageSampler.stop();
    const indexedMs = await untilIndexed(store, print);
    return {
      articles,
      importSeconds: (startMs - importMs) / 1_000,
      storedSeconds: (storedMs - startMs) / 1_000,
      taggedSeconds: (taggedMs - startMs) / 1_000,
      indexedSeconds: (indexedMs - startMs) / 1_000,
      articlesPerSecond: (articles / (storedMs - startMs)) * 1_000,
      usage,
      ...(await verifyStored(store, allGuids(shape))),
      // counted last, since a duplicate event comes after the first one
      tagged: await countTagged(nats),
    };
  } finally {
    await nats.close();
    await store.end();
  }
}

interface Progress {
  readonly stored: number;
  readonly tagged: number;
}

async function follow(articles: number, sample: () => Promise<Progress>, print: (line: string) => void) {
  const startMs = performance.now();
  let last: Progress = { stored: 0, tagged: 0 };
  let movedMs = startMs;
  let printedMs = startMs;
  let printedStored = 0;
  let storedMs: number | null = null;
  for (; ; await Bun.sleep(pollIntervalMs)) {
    const now = await sample();
    const nowMs = performance.now();
    if (now.stored > last.stored || now.tagged > last.tagged) movedMs = nowMs;
    last = now;
    if (storedMs === null && now.stored >= articles) storedMs = nowMs;
    if (nowMs - printedMs >= 1_000) {
      const rate = Math.round(((now.stored - printedStored) / (nowMs - printedMs)) * 1_000);
      print(`${seconds(nowMs - startMs)}  ${now.stored} stored, ${now.tagged} tagged  (${rate}/s)`);
      [printedMs, printedStored] = [nowMs, now.stored];
    }
    if (storedMs !== null && now.tagged >= articles) return { storedMs, taggedMs: nowMs };
    if (nowMs - movedMs > stallMs)
      throw new Error(`The ingest stalled: of ${articles} articles, ${now.stored} are stored and ${now.tagged} tagged`);
  }
}

async function untilIndexed(store: Client, print: (line: string) => void): Promise<number> {
  const limitMs = performance.now() + 5 * 60_000;
  for (let attempt = 0; ; attempt++, await Bun.sleep(500)) {
    const left = await countUnindexed(store);
    if (left === 0) return performance.now();
    if (attempt % 10 === 0) print(`${left} full texts left to index`);
    if (performance.now() > limitMs) throw new Error(`${left} full texts were not indexed within 5 minutes`);
  }
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1).padStart(6)} s`;
