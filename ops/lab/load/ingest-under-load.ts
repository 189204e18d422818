import { deadLetterOf, type Feed } from "@infostream/contracts";
import type { NatsConnection } from "nats";
import { importOpml } from "../bench/ingest/import-opml";
import type { System } from "../bench/system/start";
import { connectObserver } from "../observer/connect";
import { readStream } from "../observer/read-stream";
import { loadProcessors } from "./busy";
import { serveLargeFeeds } from "./large-feeds";
import { listFeeds } from "./list-feeds";

export interface Load {
  readonly feeds: number;
  readonly largestBytes: number;
  /** How long every processor is kept busy, from the import on. */
  readonly busyMs: number;
}

export interface Ingested {
  readonly articles: { readonly served: number; readonly stored: number };
  /** The cause of each. */
  readonly deadLetters: readonly string[];
  /** Feeds that are not active at the end, with their errors. */
  readonly failing: readonly string[];
  readonly seconds: number;
}

export interface Progress {
  readonly seconds: number;
  readonly stored: number;
  readonly served: number;
  readonly deadLetters: number;
}

/** Time to finish once the processors are free. */
const AFTERWARDS_MS = 900_000;
const POLL_INTERVAL_MS = 2000;

/** Imports large feeds into a system while every processor is kept busy, and counts the outcome. */
export async function ingestUnderLoad(
  system: System,
  { feeds, largestBytes, busyMs }: Load,
  print: (progress: Progress) => void = () => {},
): Promise<Ingested> {
  using large = serveLargeFeeds(feeds, largestBytes);
  const nats = await connectObserver(system.natsUrl);
  try {
    await using _ = loadProcessors(busyMs);
    const begun = performance.now();
    await importOpml(system, opmlOf(large.feeds.map(({ url }) => url)));
    const served = sum(large.feeds.map(({ articles }) => articles));
    for (;;) {
      const [found, deadLetters] = await Promise.all([listFeeds(system), causesOfDeath(nats)]);
      const failing = found.filter(({ status }) => status !== "active");
      const stored = sum(found.map(({ articles }) => articles));
      const ms = performance.now() - begun;
      print({ seconds: Math.round(ms / 1000), stored, served, deadLetters: deadLetters.length });
      const done = stored >= served && failing.length === 0;
      // a dead letter is a loss, however long we wait
      if (done || deadLetters.length > 0 || ms > busyMs + AFTERWARDS_MS)
        return {
          articles: { served, stored },
          deadLetters,
          failing: failing.map(inWords),
          seconds: Math.round(ms / 1000),
        };
      await Bun.sleep(POLL_INTERVAL_MS);
    }
  } finally {
    await nats.close();
  }
}

const opmlOf = (urls: readonly string[]) =>
  `<opml version="2.0"><body>${urls.map((url) => `<outline type="rss" xmlUrl="${url}"/>`).join("")}</body></opml>`;

const causesOfDeath = async (nats: NatsConnection) =>
  (await readStream(nats, "DEAD")).map((message) => deadLetterOf(message.subject).decode(message).cause);

const inWords = ({ url, lastError }: Feed) => `${url}: ${lastError}`;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
