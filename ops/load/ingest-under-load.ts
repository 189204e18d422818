import { until, type WholeSystem, wholeSystem } from "@infostream/chassis/testing/servers";
import { deadLetterOf } from "@infostream/contracts";
import { connectObserver } from "../observer/connect";
import { readStream } from "../observer/read-stream";
import { type CountedFeed, feedsOf } from "../test/api";
import { keepBusy } from "./busy";
import { type LargeFeed, serveLargeFeeds } from "./large-feeds";

export interface Load {
  readonly feeds: number;
  readonly largestBytes: number;
  /** How long every processor is kept busy, from the import on. */
  readonly busyMs: number;
}

export interface Ingested {
  readonly articles: { readonly served: number; readonly stored: number };
  /** Their causes. */
  readonly deadLetters: readonly string[];
  /** Feeds that are not well at the end, with their errors. */
  readonly failing: readonly string[];
  readonly seconds: number;
}

/** What is left to do once the processors are free. */
const AFTERWARDS_MS = 900_000;

/** Imports large feeds into a system of its own while every processor is kept busy, and counts what came of them. */
export async function ingestUnderLoad({ feeds, largestBytes, busyMs }: Load): Promise<Ingested> {
  using large = serveLargeFeeds(feeds, largestBytes);
  await using system = await wholeSystem({ fetcher: { INFOSTREAM_POLL_MIN: "5s" } });
  await using _ = keepBusy(busyMs);
  const begun = performance.now();
  await subscribeToAll(system, large.feeds);
  const served = sum(large.feeds.map(({ articles }) => articles));
  const settled = async () => {
    const found = await feedsOf(system);
    const dead = await deadLetters(system);
    // a dead letter is a loss that no waiting mends
    return dead.length > 0 || (stored(found) >= served && found.every(isWell)) ? { found, dead } : null;
  };
  const { found, dead } = await until("all articles", settled, busyMs + AFTERWARDS_MS);
  return {
    articles: { served, stored: stored(found) },
    deadLetters: dead,
    failing: found.filter((feed) => !isWell(feed)).map(({ url, lastError }) => `${url}: ${lastError}`),
    seconds: Math.round((performance.now() - begun) / 1000),
  };
}

async function subscribeToAll(system: WholeSystem, feeds: readonly LargeFeed[]) {
  const outlines = feeds.map(({ url }) => `<outline type="rss" xmlUrl="${url}"/>`).join("");
  const body = `<opml version="2.0"><body>${outlines}</body></opml>`;
  await until(
    "the import",
    // a busy fetcher may answer late
    async () => (await system.admin("/api/opml", { method: "POST", body })).ok,
    120_000,
  );
}

async function deadLetters({ nats }: WholeSystem): Promise<string[]> {
  const observer = await connectObserver(nats.url("observer"));
  try {
    return (await readStream(observer, "DEAD")).map((message) => deadLetterOf(message.subject).decode(message).cause);
  } finally {
    await observer.close();
  }
}

const isWell = ({ status }: CountedFeed) => status === "active";
const stored = (feeds: readonly CountedFeed[]) => sum(feeds.map(({ articles }) => articles));
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
