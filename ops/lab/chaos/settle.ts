import { FETCHER, TAGGER } from "@infostream/contracts";
import type { NatsConnection } from "nats";
import type { Store } from "./store";

/** What still waits at each step of the pipeline; null while the server is down. */
export interface Backlog {
  readonly unstoredArticles: number | null;
  readonly unpublishedDocuments: number | null;
  readonly outboxRows: number | null;
  readonly documentsForTagger: number | null;
  readonly parseResultsForFetcher: number | null;
}

const BETWEEN_MS = 250;
/** The leases of a killed fetcher expire after 45 s; the messages of a killed tagger are redelivered after 20 s. */
const STALL_MS = 120_000;

/** Waits until the backlog is empty or stalls; returns what is left. */
export async function settle(sample: () => Promise<Backlog>, print: (line: string) => void): Promise<Backlog> {
  let last = "";
  let printedMs = performance.now();
  for (let movedMs = performance.now(); ; await Bun.sleep(BETWEEN_MS)) {
    const now = await sample();
    if (Object.values(now).every((left) => left === 0)) return now;
    const words = Object.entries(now).map(([what, left]) => `${left ?? "?"} ${inWords(what)}`);
    if (words.join() !== last) movedMs = performance.now();
    last = words.join();
    if (performance.now() - movedMs > STALL_MS) return now;
    if (performance.now() - printedMs > 5_000) {
      print(`backlog: ${words.join(", ")}`);
      printedMs = performance.now();
    }
  }
}

/** `outboxRows` as `outbox rows`. */
export const inWords = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Reads the backlog of every step. */
export function readBacklog(articles: number, store: Store, nats: NatsConnection) {
  return async (): Promise<Backlog> => {
    const [stored, unpublishedDocuments, outboxRows, documentsForTagger, parseResultsForFetcher] = await Promise.all([
      store.count("SELECT count(*) FROM articles.articles"),
      store.count("SELECT count(*) FROM fetcher.raw_documents WHERE published_at IS NULL"),
      store.count("SELECT count(*) FROM articles.outbox"),
      waitingFor(nats, TAGGER),
      waitingFor(nats, FETCHER),
    ]);
    return {
      unstoredArticles: stored === null ? null : Math.max(0, articles - stored),
      unpublishedDocuments,
      outboxRows,
      documentsForTagger,
      parseResultsForFetcher,
    };
  };
}

async function waitingFor(nats: NatsConnection, { stream, name }: { stream: string; name: string }) {
  const manager = await nats.jetstreamManager({ checkAPI: false });
  const info = await manager.consumers.info(stream, name).catch(() => null);
  return info && info.num_pending + info.num_ack_pending;
}
