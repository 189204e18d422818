import { FETCHER, TAGGER } from "@infostream/contracts";
import type { NatsConnection } from "nats";
import type { Store } from "./store";

/** What is still on its way; null while a server is away. */
export interface Underway {
  readonly unstored: number | null;
  readonly unpublished: number | null;
  readonly untold: number | null;
  readonly untagged: number | null;
  readonly unlearnt: number | null;
}

const BETWEEN_MS = 250;
/** Leases of a killed fetcher run out after 45 s, what a killed tagger had in hand is delivered again after 20 s. */
const STALL_MS = 120_000;

/** Waits until nothing is under way, or nothing moves any more; what then still is. */
export async function settle(look: () => Promise<Underway>, say: (line: string) => void): Promise<Underway> {
  let last = "";
  let saidMs = performance.now();
  for (let movedMs = performance.now(); ; await Bun.sleep(BETWEEN_MS)) {
    const now = await look();
    if (Object.values(now).every((left) => left === 0)) return now;
    const words = Object.entries(now).map(([what, left]) => `${left ?? "?"} ${what}`);
    if (words.join() !== last) movedMs = performance.now();
    last = words.join();
    if (performance.now() - movedMs > STALL_MS) return now;
    if (performance.now() - saidMs > 5_000) {
      say(`under way: ${words.join(", ")}`);
      saidMs = performance.now();
    }
  }
}

/** Looks at every place where something may wait. */
export function underway(articles: number, store: Store, nats: NatsConnection) {
  return async (): Promise<Underway> => {
    const [stored, unpublished, untold, untagged, unlearnt] = await Promise.all([
      store.count("SELECT count(*) FROM articles.articles"),
      store.count("SELECT count(*) FROM fetcher.raw_documents WHERE published_at IS NULL"),
      store.count("SELECT count(*) FROM articles.outbox"),
      waitingFor(nats, TAGGER),
      waitingFor(nats, FETCHER),
    ]);
    return {
      unstored: stored === null ? null : Math.max(0, articles - stored),
      unpublished,
      untold,
      untagged,
      unlearnt,
    };
  };
}

async function waitingFor(nats: NatsConnection, { stream, name }: { stream: string; name: string }) {
  const manager = await nats.jetstreamManager({ checkAPI: false });
  const info = await manager.consumers.info(stream, name).catch(() => null);
  return info && info.num_pending + info.num_ack_pending;
}
